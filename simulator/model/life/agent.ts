// A person answers: accepted and still silent, then the first reply, then to and fro.
import { customerFile, deliveryTemplate, place, shopFile, systemNote } from '../contents.ts';
import { bookOf, type Conversation, lineOf } from '../conversation.ts';
import type { Lines } from '../phrases/phrases.ts';
import { customerSays, customerSends, noteDown, staffSays, staffSends } from '../say.ts';
import { changeStatus, enter, later, newId, type World } from '../world.ts';

const MINUTE_MS = 60_000;

export function pickedUp(world: World, conversation: Conversation): void {
  const { random } = world;
  if (random.chance(0.03)) {
    // Accepted by mistake: back to the queue.
    later(world, conversation, random.between(3, 8) * MINUTE_MS, () => enter(world, conversation, 'queue'));
    return;
  }
  later(world, conversation, Math.min(14 * MINUTE_MS, random.around(2 * MINUTE_MS, 0.85)), () => {
    const book = bookOf(conversation);
    const isFirst = conversation.messagesCount < 12;
    staffSays(world, conversation, isFirst ? book.agentHellos : book.agentAfterTransfer);
    later(world, conversation, random.whole(60, 180), () => inProgress(world, conversation));
  });
}

function inProgress(world: World, conversation: Conversation): void {
  const { assignee } = conversation;
  changeStatus(world, conversation, { status: 'ON_PROGRESS', assignee, replyStatus: 'ACCEPTED' });
  enter(world, conversation, 'talk');
}

type Exchange = { asks: Lines; answers: Lines };

export function talk(world: World, conversation: Conversation): void {
  const { questions, details, answers, followUps, settlements } = conversation.topic;
  const { random } = world;
  const first: Exchange = { asks: questions, answers: details };
  const second: Exchange = { asks: answers, answers: followUps };
  const third: Exchange = { asks: settlements, answers: bookOf(conversation).thanks };
  const script = random.chance(0.45)
    ? [first, second, third]
    : [first, { ...second, answers: third.answers }];
  exchange(world, conversation, script);
}

/** The agent says one thing, the customer answers; or something else comes between. */
function exchange(world: World, conversation: Conversation, [next, ...rest]: readonly Exchange[]): void {
  const { random } = world;
  if (next === undefined) {
    enter(world, conversation, 'closing');
    return;
  }
  if (random.chance(0.15))
    later(world, conversation, random.around(40_000, 0.5), () =>
      staffSays(world, conversation, bookOf(conversation).agentChecking),
    );
  later(world, conversation, random.around(2.3 * MINUTE_MS, 0.7), () => {
    if (isDiverted(world, conversation)) return;
    agentTurn(world, conversation, next.asks);
    if (random.chance(0.09)) {
      fallSilent(world, conversation);
      return;
    }
    later(world, conversation, random.around(4.2 * MINUTE_MS, 0.9), () => {
      customerTurn(world, conversation, next.answers);
      exchange(world, conversation, rest);
    });
  });
}

function isDiverted(world: World, conversation: Conversation): boolean {
  const { random, options } = world;
  if (random.chance(options.allStatuses ? 0.2 : 0.012)) {
    enter(world, conversation, 'trouble');
    return false;
  }
  if (!random.chance(0.13)) return false;
  enter(world, conversation, 'transfer');
  return true;
}

function agentTurn(world: World, conversation: Conversation, lines: Lines): void {
  const { random } = world;
  const text = lineOf(random, conversation, lines);
  staffSends(world, conversation, random.chance(0.03) ? deliveryTemplate(text) : { type: 'TEXT', text });
  if (random.chance(0.06)) {
    later(world, conversation, random.whole(2_000, 9_000), () =>
      staffSends(world, conversation, shopFile(random, newId(world))),
    );
  }
}

function customerTurn(world: World, conversation: Conversation, lines: Lines): void {
  const { random } = world;
  const caption = random.chance(0.5) ? lineOf(random, conversation, bookOf(conversation).captions) : null;
  if (random.chance(0.07)) customerSends(world, conversation, customerFile(random, newId(world), caption));
  else if (random.chance(0.02)) customerSends(world, conversation, place(random));
  customerSays(world, conversation, lines);
  if (random.chance(0.01)) noteDown(world, conversation, systemNote(random));
}

/** The customer does not come back: the session closes by itself. */
function fallSilent(world: World, conversation: Conversation): void {
  later(world, conversation, world.random.between(16, 32) * MINUTE_MS, () => {
    const { assignee } = conversation;
    const isExpired = conversation.channel.integration === 'WHATSAPP' && world.random.chance(0.15);
    changeStatus(world, conversation, {
      status: 'ENDED',
      assignee,
      replyStatus: isExpired ? 'SESSION_EXPIRED' : 'SESSION_ENDED',
    });
    enter(world, conversation, 'after_end');
  });
}
