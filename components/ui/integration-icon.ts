import type { IconName } from './icon';

const ICONS: Readonly<Record<string, IconName>> = {
  WHATSAPP: 'whatsapp',
  INSTAGRAM: 'instagram',
  FACEBOOKMESSENGER: 'messenger',
  TELEGRAM: 'telegram',
  IM_TALK: 'site',
};

/** The icon of a messaging service; a bubble for those without one. */
export function integrationIconOf(integration: string | null): IconName {
  return (integration !== null && Object.hasOwn(ICONS, integration) && ICONS[integration]) || 'chat';
}
