// Values that Zoho's documentation names. None of its lists is closed: another value is kept, and is news.
import type { ImEvent } from './event.ts';
import { isKnownReplyStatus } from './reply-status.ts';
import { isKnownStatus } from './status.ts';

export const MESSAGE_TYPES: readonly string[] = [
  'TEXT',
  'INFO',
  'ATTACHMENT',
  'LOCATION',
  'TEMPLATE',
  'CAROUSEL',
  'LAYOUT',
  'ACTION',
  'EXTERNAL_INFO',
];

export const MESSAGE_STATUSES: readonly string[] = [
  'SAVED',
  'QUEUED',
  'SENT',
  'DELIVERED',
  'READ',
  'FAILED',
  'DELETED',
  'MISSED',
];

export const INTEGRATIONS: readonly string[] = [
  'WHATSAPP',
  'FACEBOOKMESSENGER',
  'INSTAGRAM',
  'TELEGRAM',
  'IM_TALK',
  'LINE',
  'WECHAT',
  'WECOM',
  'TWILIO',
];

export const ASSIGNEE_TYPES: readonly string[] = ['AGENT', 'BOT'];

export type ValueField =
  | 'status'
  | 'replyStatus'
  | 'assigneeType'
  | 'messageType'
  | 'messageStatus'
  | 'integration';

/** The values of an event that Zoho's documentation does not name. */
export function newValuesOf(event: ImEvent): { field: ValueField; value: string }[] {
  return valuesOf(event).flatMap(({ field, value, isKnown }) =>
    value && !isKnown(value) ? [{ field, value }] : [],
  );
}

type Value = { field: ValueField; value: string | null; isKnown: (value: string) => boolean };

function valuesOf(event: ImEvent): Value[] {
  switch (event.kind) {
    case 'status':
      return [
        { field: 'status', value: event.status, isKnown: isKnownStatus },
        { field: 'replyStatus', value: event.replyStatus, isKnown: isKnownReplyStatus },
        { field: 'assigneeType', value: event.assigneeType, isKnown: isIn(ASSIGNEE_TYPES) },
      ];
    case 'message':
      return [
        { field: 'messageType', value: event.type, isKnown: isIn(MESSAGE_TYPES) },
        { field: 'messageStatus', value: event.status, isKnown: isIn(MESSAGE_STATUSES) },
        { field: 'integration', value: event.integration, isKnown: isIn(INTEGRATIONS) },
      ];
    case 'message_status':
      return [{ field: 'messageStatus', value: event.status, isKnown: isIn(MESSAGE_STATUSES) }];
  }
}

function isIn(values: readonly string[]) {
  return (value: string) => values.includes(value);
}
