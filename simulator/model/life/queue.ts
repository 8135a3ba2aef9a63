// Waiting for a person: who is taken up, who asks again, who gives up, and who is never answered.
import { bookOf, type Conversation } from '../conversation.ts';
import { customerSays } from '../say.ts';
import { changeStatus, enter, freeAgent, hasRoom, later, type World } from '../world.ts';

const MINUTE_MS = 60_000;

export function inQueue(world: World, conversation: Conversation): void {
  const { random } = world;
  const routed = random.chance(0.3) ? freeAgent(world, conversation) : null;
  const replyStatus = routed ? random.pick(['ACCEPTED', 'ACCEPTED', 'NOT_AN_ASSIGNEE']) : 'UNASSIGNED';
  changeStatus(world, conversation, { status: 'OPEN', assignee: routed, replyStatus });
  wait(world, conversation);
}

/** The waiting itself, also of one that was transferred and so is OPEN already. */
export function wait(world: World, conversation: Conversation): void {
  const { random } = world;
  askAgain(world, conversation, 3.2 * MINUTE_MS);
  later(world, conversation, random.around(30, 0.5) * MINUTE_MS, () => giveUp(world, conversation));
  const isOverlooked = random.chance(0.015);
  const delayMs = isOverlooked ? 90 * MINUTE_MS : random.around(5 * MINUTE_MS, 0.4);
  later(world, conversation, delayMs, () => pickUp(world, conversation));
}

function pickUp(world: World, conversation: Conversation): void {
  const { assignee } = conversation;
  const own = assignee?.kind === 'AGENT' ? assignee : null;
  const agent = own ?? freeAgent(world, conversation);
  if (agent === null || (own === null && !hasRoom(world, agent))) {
    const isNight = world.agents.every((one) => !hasRoom(world, one));
    const delayMs = isNight ? world.random.between(2, 9) * MINUTE_MS : world.random.whole(15_000, 50_000);
    later(world, conversation, delayMs, () => pickUp(world, conversation));
    return;
  }
  changeStatus(world, conversation, { status: 'ON_HOLD', assignee: agent, replyStatus: 'ACCEPTED' });
  enter(world, conversation, 'picked_up');
}

function askAgain(world: World, conversation: Conversation, meanMs: number): void {
  later(world, conversation, world.random.around(meanMs, 0.6), () => {
    customerSays(world, conversation, bookOf(conversation).nudges);
    askAgain(world, conversation, meanMs * 1.8);
  });
}

function giveUp(world: World, conversation: Conversation): void {
  const { random } = world;
  if (random.chance(0.5)) customerSays(world, conversation, bookOf(conversation).givesUp);
  const isMissed = random.chance(conversation.channel.integration === 'IM_TALK' ? 0.6 : 0.2);
  later(world, conversation, random.between(1, 6) * MINUTE_MS, () => {
    const { assignee } = conversation;
    const replyStatus =
      isMissed && conversation.channel.integration === 'IM_TALK' ? 'ENDUSER_OFFLINE' : 'SESSION_ENDED';
    changeStatus(world, conversation, { status: isMissed ? 'MISSED' : 'ENDED', assignee, replyStatus });
    enter(world, conversation, 'after_end');
  });
}
