// Casa Jatobá, an invented shop for lamps and furniture: its channels, its bot and its people.

export type Integration = 'WHATSAPP' | 'INSTAGRAM' | 'FACEBOOKMESSENGER' | 'IM_TALK' | 'TELEGRAM';

export type ShopChannel = {
  id: string;
  name: string;
  integration: Integration;
  /** Share of all arrivals. */
  share: number;
};

export type Agent = { kind: 'AGENT'; id: string; name: string; capacity: number; languages: 'pt' | 'both' };
export type Bot = { kind: 'BOT'; id: string; name: string };

export const SHOP = { name: 'Casa Jatobá', orgId: '78412359', timeZone: 'America/Sao_Paulo' } as const;

/** Brazil has kept one offset all year since 2019. */
export const SHOP_UTC_OFFSET_MS = -3 * 3_600_000;

export const CHANNELS: readonly [ShopChannel, ...ShopChannel[]] = [
  { id: '50007000000004010', name: 'WhatsApp Vendas', integration: 'WHATSAPP', share: 0.34 },
  { id: '50007000000004021', name: 'WhatsApp Suporte', integration: 'WHATSAPP', share: 0.3 },
  { id: '50007000000004033', name: 'Instagram', integration: 'INSTAGRAM', share: 0.13 },
  { id: '50007000000004047', name: 'Messenger', integration: 'FACEBOOKMESSENGER', share: 0.08 },
  { id: '50007000000004059', name: 'Site', integration: 'IM_TALK', share: 0.11 },
  { id: '50007000000004062', name: 'Telegram', integration: 'TELEGRAM', share: 0.04 },
];

export const LIA: Bot = { kind: 'BOT', id: '50007000000007003', name: 'Lia' };

const PEOPLE: readonly (readonly [id: string, name: string, capacity: number])[] = [
  ['106554156', 'Beatriz Nogueira', 13],
  ['106554171', 'Rafael Moura', 12],
  ['106554188', 'Camila Teixeira', 11],
  ['106554203', 'Lucas Ferraz', 11],
  ['106554219', 'Aline Souto', 10],
  ['106554226', 'Diego Marques', 10],
  ['106554240', 'Tom Hadley', 8],
  ['106554257', 'Juliana Prado', 11],
  ['106554263', 'Bruno Sampaio', 11],
  ['106554278', 'Helena Vidal', 10],
];

/** A larger shop has more people of the same kind. */
export function agentsFor(load: number): Agent[] {
  const crews = Math.max(1, Math.ceil(load));
  return Array.from({ length: crews }, (_, crew) =>
    PEOPLE.map(([id, name, capacity]): Agent => {
      const languages = name === 'Tom Hadley' ? 'both' : 'pt';
      if (crew === 0) return { kind: 'AGENT', id, name, capacity, languages };
      return {
        kind: 'AGENT',
        id: String(Number(id) + 1_000 * crew),
        name: `${name} ${crew + 1}`,
        capacity,
        languages,
      };
    }),
  ).flat();
}
