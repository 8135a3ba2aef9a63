// Messages that are not plain text. Only TEXT has a public sample: the others follow the message object of the REST API.
import type { MessageContent } from './element.ts';
import type { Random } from './random.ts';
import type { Agent } from './shop.ts';

type File = readonly [name: string, type: string, bytes: number];

const CUSTOMER_FILES: readonly [File, ...File[]] = [
  ['cupula-trincada.jpg', 'image/jpeg', 1_248_900],
  ['comprovante-pix.png', 'image/png', 214_300],
  ['nota-fiscal.pdf', 'application/pdf', 48_213],
  ['luz-piscando.mp4', 'video/mp4', 6_804_112],
  ['audio-0412.ogg', 'audio/ogg', 91_540],
  ['etiqueta.jpg', 'image/jpeg', 702_118],
  ['portaria.jpg', 'image/jpeg', 1_204_377],
];

const SHOP_FILES: readonly [File, ...File[]] = [
  ['manual-de-instalacao.pdf', 'application/pdf', 1_904_220],
  ['segunda-via-nota.pdf', 'application/pdf', 51_870],
  ['etiqueta-de-coleta.pdf', 'application/pdf', 33_401],
  ['como-trocar-o-reator.mp4', 'video/mp4', 8_410_006],
];

const PLACES: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['-23.5505', '-46.6333'],
  ['-25.4284', '-49.2733'],
  ['-8.0476', '-34.8770'],
  ['-1.4558', '-48.4902'],
];

export const customerFile = (random: Random, id: string, caption: string | null) =>
  fileOf(random.pick(CUSTOMER_FILES), id, caption);

export const shopFile = (random: Random, id: string) => fileOf(random.pick(SHOP_FILES), id, null);

function fileOf([name, type, bytes]: File, id: string, caption: string | null): MessageContent {
  const more = { attachment: { id, name, type, size: String(bytes) } };
  return caption === null ? { type: 'ATTACHMENT', more } : { type: 'ATTACHMENT', text: caption, more };
}

export function place(random: Random): MessageContent {
  const [latitude, longitude] = random.pick(PLACES);
  return { type: 'LOCATION', more: { location: { latitude, longitude } } };
}

export function deliveryTemplate(text: string): MessageContent {
  const columns = [
    { id: '1', type: 'TEXT', text: { style: 'TITLE', text } },
    { id: '2', type: 'BUTTON', button: { action: 'REPLY', text: 'Acompanhar', value: 'track' } },
  ];
  return { type: 'TEMPLATE', text, more: { template: { rows: [{ arrangement: 'list', columns }] } } };
}

export function catalogue(text: string, products: readonly string[]): MessageContent {
  const rows = products.map((product, index) => ({
    arrangement: 'list',
    columns: [{ id: String(index + 1), type: 'TEXT', text: { style: 'TITLE', text: product } }],
  }));
  return { type: 'CAROUSEL', text, more: { template: { rows } } };
}

export function menu(text: string): MessageContent {
  const options = ['Pedido', 'Troca', 'Comprar', 'Outro assunto'];
  return {
    type: 'LAYOUT',
    text,
    more: { layout: { type: 'BUTTON', content: options.map((label) => ({ label })) } },
  };
}

/** What Zoho notes down itself: accepted, transferred, ended. */
export function info(action: string, target: Agent | null): MessageContent {
  const targets = target ? [{ deskActorId: target.id, id: target.id, name: target.name, type: 'AGENT' }] : [];
  return { type: 'INFO', more: { info: { action, sessionStatus: '', actor: {}, targets } } };
}

export function systemNote(random: Random): MessageContent {
  return random.pick<MessageContent>([
    { type: 'ACTION', more: { action: 'RATE' } },
    { type: 'EXTERNAL_INFO', more: { externalInfo: { source: 'CAMPAIGN', campaign: 'semana-da-luz' } } },
  ]);
}
