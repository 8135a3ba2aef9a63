export const ASSIGNMENTS = ['AGENT', 'BOT', 'NONE', 'OTHER'] as const;

export type Assignment = (typeof ASSIGNMENTS)[number];

/** Nobody assigned is NONE whatever the type says; an id of another or no type is OTHER. */
export function assignmentOf(held: { assigneeId: string | null; assigneeType: string | null }): Assignment {
  if (held.assigneeId === null) return 'NONE';
  if (held.assigneeType === 'AGENT' || held.assigneeType === 'BOT') return held.assigneeType;
  return 'OTHER';
}
