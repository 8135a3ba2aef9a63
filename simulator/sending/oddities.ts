// What a webhook must survive: values that no list names, other modules' events, and bodies that are no deliveries.
import type { SimulatedEvent } from '../model/element.ts';
import type { Random } from '../model/random.ts';

const STRANGE_VALUES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  sessionStatus: ['AWAITING_SURVEY', 'SNOOZED'],
  replyStatus: ['QUOTA_PAUSED', 'REVIEW_PENDING'],
  messageType: ['STICKER', 'VOICE_NOTE', 'POLL'],
  integration: ['RCS', 'VIBER'],
  assigneeType: ['TEAM'],
};

/** One value of the element replaced by one that nobody has heard of; elements without any of them stay as they are. */
export function strangeElement(text: string, random: Random): string {
  const present = Object.entries(STRANGE_VALUES).filter(([name]) =>
    new RegExp(`"${name}":"\\w+"`).test(text),
  );
  const [first, ...rest] = present;
  if (first === undefined) return text;
  const [name, values] = random.pick([first, ...rest]);
  return text.replace(new RegExp(`"${name}":"\\w+"`), `"${name}":"${random.pick(values)}"`);
}

/** Another module's event, of the same organisation. */
export function otherModule(random: Random, beside: SimulatedEvent | null): string {
  const eventTime = beside?.element.eventTime ?? '0';
  const orgId = beside?.element.orgId ?? '0';
  const number = String(random.whole(10_000, 60_000));
  const [eventType, payload] = random.pick<readonly [string, object | null]>([
    [
      'Ticket_Add',
      { id: `1865430000${number}001`, ticketNumber: number, subject: 'Troca de cúpula', status: 'Open' },
    ],
    ['Ticket_Update', { id: `1865430000${number}001`, ticketNumber: number, status: 'Closed' }],
    ['Contact_Update', { id: `1865430000${number}002`, lastName: 'Duarte' }],
    ['Agent_Presence_Update', null],
  ]);
  return JSON.stringify({ payload, eventTime, eventType, orgId });
}

/** A body that cannot be read, or whose element cannot be ours. */
export function brokenBody(body: string, random: Random): string {
  const kinds = [
    () => body.slice(0, Math.floor(body.length * 0.6)),
    () => '<html><body>502 Bad Gateway</body></html>',
    () => body.replace(/"orgId":"\d+"/g, '"orgId":"99999999"'),
    () => body.replace(/"eventTime":"\d+"/g, '"eventTime":"soon"'),
    () => body.replace(/"sessionId":"?\d+"?/g, '"sessionId":null'),
    () => '["not an element",42]',
    () => `${'['.repeat(80)}${']'.repeat(80)}`,
  ] as const;
  const [first, ...rest] = kinds;
  return random.pick([first, ...rest])();
}
