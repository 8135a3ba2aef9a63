import type { Message } from '../session.ts';
import type { SessionState } from '../session-state.ts';

/** A session after one more event; `message` is the one that the event made or changed. */
export type Step = { state: SessionState; message: Message | null };
