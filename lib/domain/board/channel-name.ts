import type { ChannelInfo } from './board.ts';

/** How the services that Zoho lists call themselves; names are not translated. */
const INTEGRATION_NAMES: Readonly<Record<string, string>> = {
  WHATSAPP: 'WhatsApp',
  FACEBOOKMESSENGER: 'Messenger',
  INSTAGRAM: 'Instagram',
  TELEGRAM: 'Telegram',
  IM_TALK: 'Business Messenger',
  LINE: 'LINE',
  WECHAT: 'WeChat',
  WECOM: 'WeCom',
  TWILIO: 'Twilio',
};

const ID_TAIL = 4;

/** The name a person chose, else the service and the end of the id, else the id; '' for no channel. */
export function channelNameOf(channel: ChannelInfo): string {
  if (channel.name) return channel.name;
  if (!channel.integration) return channel.id;
  return `${integrationNameOf(channel.integration)} …${channel.id.slice(-ID_TAIL)}`;
}

/** A service that we do not know keeps the word that Zoho sent. */
export function integrationNameOf(integration: string): string {
  const isKnown = Object.hasOwn(INTEGRATION_NAMES, integration);
  return (isKnown && INTEGRATION_NAMES[integration]) || integration;
}
