import type { AssigneeInfo, ChannelInfo } from '@/lib/domain/board/board';

const CHANNELS = {
  VENDAS: { id: '3942000000995001', name: 'WhatsApp Vendas', integration: 'WHATSAPP' },
  SUPORTE: { id: '3942000000995002', name: 'WhatsApp Suporte', integration: 'WHATSAPP' },
  INSTAGRAM: { id: '3942000000995003', name: 'Instagram', integration: 'INSTAGRAM' },
  MESSENGER: { id: '3942000000995004', name: 'Messenger', integration: 'FACEBOOKMESSENGER' },
  SITE: { id: '3942000000995005', name: 'Site', integration: 'IM_TALK' },
  TELEGRAM: { id: '3942000000995006', name: 'Telegram', integration: 'TELEGRAM' },
} as const satisfies Record<string, ChannelInfo>;

export type ChannelKey = keyof typeof CHANNELS;

export const CHANNEL_KEYS = ['VENDAS', 'SUPORTE', 'INSTAGRAM', 'MESSENGER', 'SITE', 'TELEGRAM'] as const;

export function inventedChannel(key: ChannelKey): ChannelInfo {
  return CHANNELS[key];
}

const BOT = 'Lia';
const AGENTS = [
  'Beatriz Nogueira',
  'Rafael Moura',
  'Camila Teixeira',
  'Lucas Ferraz',
  'Aline Souto',
  'Diego Marques',
  'Tom Hadley',
  'Noemi Prado',
];

export const INVENTED_ASSIGNEES: readonly AssigneeInfo[] = [BOT, ...AGENTS].map((name, index) => ({
  id: `394200000010650${index}`,
  name,
  type: name === BOT ? 'BOT' : 'AGENT',
}));

export function inventedAssignee(name: string): AssigneeInfo {
  const found = INVENTED_ASSIGNEES.find((assignee) => assignee.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}
