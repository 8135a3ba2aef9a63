/** Why an element, or a whole body, could not become an event. */
export const QUARANTINE_REASONS = [
  'unreadable',
  'too_deep',
  'not_an_element',
  'wrong_org',
  'bad_time',
  'missing_session',
  'missing_message',
  'missing_status',
  'failed',
] as const;

export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];
