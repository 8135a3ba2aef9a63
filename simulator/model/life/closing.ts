// How it ends, and how it begins again.
import { info } from '../contents.ts';
import { bookOf, type Conversation, newTopic } from '../conversation.ts';
import { customerSays, noteDown, staffSays } from '../say.ts';
import { changeStatus, enter, hasRoom, later, type World } from '../world.ts';

const MINUTE_MS = 60_000;
const MOST_REOPENINGS = 3;

export function closing(world: World, conversation: Conversation): void {
  const { random } = world;
  const book = bookOf(conversation);
  later(world, conversation, random.around(50_000, 0.6), () => {
    staffSays(world, conversation, book.agentGoodbyes);
    later(world, conversation, random.around(3 * MINUTE_MS, 0.9), () => {
      if (random.chance(0.25)) noteDown(world, conversation, info('END_SESSION', null));
      later(world, conversation, 120, () => {
        const { assignee } = conversation;
        changeStatus(world, conversation, { status: 'ENDED', assignee, replyStatus: 'SESSION_ENDED' });
        enter(world, conversation, 'after_end');
      });
    });
  });
}

export function block(world: World, conversation: Conversation): void {
  const { random } = world;
  changeStatus(world, conversation, { status: 'OPEN', assignee: null, replyStatus: 'UNASSIGNED' });
  later(world, conversation, random.around(2 * MINUTE_MS, 0.6), () => {
    changeStatus(world, conversation, { status: 'BLOCKED', assignee: null, replyStatus: 'SESSION_BLOCKED' });
    if (!random.chance(0.2)) return;
    later(world, conversation, random.between(20, 90) * MINUTE_MS, () => enter(world, conversation, 'queue'));
  });
}

/** The same chat opens again when the customer writes again. */
export function afterEnd(world: World, conversation: Conversation): void {
  const { random } = world;
  if (conversation.reopenings >= MOST_REOPENINGS) return;
  const wasMissed = conversation.status === 'MISSED';
  if (!random.chance(wasMissed ? 0.35 : 0.18)) return;
  later(world, conversation, random.around(38 * MINUTE_MS, 0.9), () => {
    conversation.reopenings += 1;
    const book = bookOf(conversation);
    customerSays(world, conversation, wasMissed ? book.afterMissed : book.comesBack);
    if (random.chance(0.3)) Object.assign(conversation, newTopic(random, conversation.contact));
    later(world, conversation, random.whole(40, 90), () => reopen(world, conversation));
  });
}

/** Mostly to the queue; now and then straight to the agent who had it, as in Zoho's own sample. */
function reopen(world: World, conversation: Conversation): void {
  const { lastAgent } = conversation;
  if (lastAgent === null || !hasRoom(world, lastAgent) || !world.random.chance(0.25)) {
    enter(world, conversation, 'queue');
    return;
  }
  changeStatus(world, conversation, { status: 'ON_HOLD', assignee: lastAgent, replyStatus: 'ACCEPTED' });
  enter(world, conversation, 'picked_up');
}
