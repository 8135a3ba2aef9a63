import type { AuthorKind, MessageEvent } from '../../events/event.ts';

const SYSTEM_TYPES: readonly string[] = ['INFO', 'ACTION', 'EXTERNAL_INFO'];

/** Who wrote it; an outgoing message without a telling actor is of whoever held the session at that moment. */
export function authorKindOf(
  event: Pick<MessageEvent, 'type' | 'direction' | 'actor'>,
  held: { assigneeId: string | null; assigneeType: string | null },
): AuthorKind {
  if (SYSTEM_TYPES.includes(event.type)) return 'system';
  if (event.direction === 'IN') return 'customer';
  return writerOf(event.actor.type) ?? writerOf(held.assigneeType) ?? 'system';
}

function writerOf(type: string | null): AuthorKind | null {
  if (type === 'AGENT') return 'agent';
  return type === 'BOT' ? 'bot' : null;
}
