// Lia answers first: she solves one in five herself, hands over most, and some customers just stop writing.
import { catalogue, customerFile, info, menu } from '../contents.ts';
import { bookOf, type Conversation, lineOf } from '../conversation.ts';
import { customerSays, customerSends, noteDown, staffSays, staffSends } from '../say.ts';
import { LIA } from '../shop.ts';
import { changeStatus, enter, later, newId, type World } from '../world.ts';

const MINUTE_MS = 60_000;

export function withBot(world: World, conversation: Conversation): void {
  const { random } = world;
  if (random.chance(0.2)) {
    changeStatus(world, conversation, { status: 'OPEN', assignee: LIA, replyStatus: 'ACCEPTED' });
    later(world, conversation, random.whole(2_000, 50_000), () => start(world, conversation));
  } else {
    start(world, conversation);
  }
}

function start(world: World, conversation: Conversation): void {
  changeStatus(world, conversation, { status: 'ON_PROGRESS', assignee: LIA, replyStatus: 'ACCEPTED' });
  later(world, conversation, world.random.whole(800, 2_500), () => greet(world, conversation));
}

function greet(world: World, conversation: Conversation): void {
  const { random } = world;
  const text = lineOf(random, conversation, bookOf(conversation).botGreetings);
  staffSends(world, conversation, random.chance(0.25) ? menu(text) : { type: 'TEXT', text });
  if (random.chance(0.18)) {
    later(world, conversation, random.between(20, 30) * MINUTE_MS, () => giveUpOn(world, conversation));
  } else {
    later(world, conversation, random.around(55_000, 0.8), () => listen(world, conversation));
  }
}

function listen(world: World, conversation: Conversation): void {
  const { random } = world;
  const { topic } = conversation;
  if (random.chance(0.12)) customerSends(world, conversation, customerFile(random, newId(world), null));
  else customerSays(world, conversation, topic.details);
  later(world, conversation, random.whole(1_200, 3_500), () => {
    if (random.chance(0.55)) askMore(world, conversation);
    else wantPerson(world, conversation);
  });
}

function askMore(world: World, conversation: Conversation): void {
  const { random } = world;
  const book = bookOf(conversation);
  staffSays(world, conversation, book.botQuestions);
  later(world, conversation, random.around(75_000, 0.8), () => {
    customerSays(world, conversation, conversation.topic.details);
    later(world, conversation, random.whole(1_200, 3_500), () => {
      const text = lineOf(random, conversation, book.botAnswers);
      const products = [random.pick(book.products), random.pick(book.products)];
      staffSends(
        world,
        conversation,
        random.chance(0.1) ? catalogue(text, products) : { type: 'TEXT', text },
      );
      if (random.chance(0.42)) solved(world, conversation);
      else later(world, conversation, random.around(80_000, 0.7), () => wantPerson(world, conversation));
    });
  });
}

function solved(world: World, conversation: Conversation): void {
  const book = bookOf(conversation);
  later(world, conversation, world.random.around(70_000, 0.7), () => {
    customerSays(world, conversation, book.thanks);
    later(world, conversation, world.random.whole(1_000, 3_000), () => {
      staffSays(world, conversation, book.botGoodbyes);
      later(world, conversation, world.random.whole(20_000, 120_000), () => end(world, conversation));
    });
  });
}

function wantPerson(world: World, conversation: Conversation): void {
  const book = bookOf(conversation);
  customerSays(world, conversation, book.wantsPerson);
  later(world, conversation, world.random.whole(900, 2_500), () => {
    staffSays(world, conversation, book.botHandovers);
    later(world, conversation, world.random.whole(300, 1_500), () => enter(world, conversation, 'queue'));
  });
}

/** Nothing more was heard: the bot closes by itself. */
function giveUpOn(world: World, conversation: Conversation): void {
  if (world.random.chance(0.3)) noteDown(world, conversation, info('END_SESSION', null));
  later(world, conversation, 200, () => end(world, conversation));
}

function end(world: World, conversation: Conversation): void {
  changeStatus(world, conversation, { status: 'ENDED', assignee: LIA, replyStatus: 'SESSION_ENDED' });
  enter(world, conversation, 'after_end');
}
