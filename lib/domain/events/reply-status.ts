// Whether Zoho lets us reply, and if not, why. The list grows: any other value is kept and shown as it was sent.

/** can_reply: all is well · assignment: somebody must take it · session: over or expired · channel: an administrator must act · contact: the customer is away. */
export type ReplyStatusGroup = 'can_reply' | 'assignment' | 'session' | 'channel' | 'contact';

const GROUPS = {
  ACCEPTED: 'can_reply',
  UNASSIGNED: 'assignment',
  NOT_AN_ASSIGNEE: 'assignment',
  ASSIGNED_TO_OTHER_SERVICE: 'assignment',
  SESSION_ENDED: 'session',
  SESSION_BLOCKED: 'session',
  SESSION_EXPIRED: 'session',
  CHANNEL_INACTIVE: 'channel',
  CHANNEL_REVOKED: 'channel',
  CHANNEL_DELETED: 'channel',
  CONFIG_SKIPPED_CHANNEL: 'channel',
  PAGE_REMOVED: 'channel',
  PERMISSION_REVOKED: 'channel',
  ACCESSTOKEN_EXPIRED: 'channel',
  CREDIT_EXHAUSTED: 'channel',
  SANDBOX_LIMIT_REACHED: 'channel',
  OUTGOING_LIMIT_REACHED: 'channel',
  UNEXPECTED_ERROR: 'channel',
  ENDUSER_OFFLINE: 'contact',
} as const satisfies Record<string, ReplyStatusGroup>;

export type KnownReplyStatus = keyof typeof GROUPS;

/** English spellings that only a translated help page suggests; to be shown as unconfirmed. */
const UNCONFIRMED: readonly string[] = [
  'CONFIG_SKIPPED_CHANNEL',
  'OUTGOING_LIMIT_REACHED',
  'ASSIGNED_TO_OTHER_SERVICE',
];

export const KNOWN_REPLY_STATUSES: readonly string[] = Object.keys(GROUPS);

export function isKnownReplyStatus(value: string): value is KnownReplyStatus {
  return Object.hasOwn(GROUPS, value);
}

export function isUnconfirmedReplyStatus(value: string): boolean {
  return UNCONFIRMED.includes(value);
}

/** Null for a value that we do not know. */
export function replyStatusGroupOf(value: string): ReplyStatusGroup | null {
  return isKnownReplyStatus(value) ? GROUPS[value] : null;
}
