// Somebody writes for the first time.
import { arrivalsPerHour, PEAK_PER_HOUR } from '../calendar.ts';
import { newContact } from '../contacts.ts';
import { bookOf, type Conversation, lineOf, newTopic } from '../conversation.ts';
import { customerSends } from '../say.ts';
import type { ShopChannel } from '../shop.ts';
import { changeStatus, enter, later, newId, type World } from '../world.ts';

const HOUR_MS = 3_600_000;

/** Arrivals thin out a steady stream (the busiest hour's), so that any rate over the day can be followed exactly. */
export function keepArriving(world: World): void {
  const fastest = PEAK_PER_HOUR * world.options.load;
  const gapMs = world.random.waiting(HOUR_MS / fastest);
  world.agenda.add(world.now + Math.max(1, Math.round(gapMs)), {
    kind: 'step',
    run: () => {
      if (world.random.chance(arrivalsPerHour(world.now, world.options.pace) / PEAK_PER_HOUR)) arrive(world);
      keepArriving(world);
    },
  });
}

function arrive(world: World): void {
  const { random } = world;
  const channel = someChannel(world);
  const contact = newContact(random, { id: newId(world), integration: channel.integration });
  const conversation: Conversation = {
    id: newId(world),
    channel,
    contact,
    ...newTopic(random, contact),
    ticket: null,
    status: null,
    replyStatus: 'UNASSIGNED',
    assignee: null,
    lastAgent: null,
    messagesCount: 0,
    reopenings: 0,
    lastLine: '',
    chapter: 0,
  };
  if (random.chance(0.8)) giveTicket(world, conversation);
  changeStatus(world, conversation, { status: 'CREATED', assignee: null, replyStatus: 'UNASSIGNED' });
  later(world, conversation, random.whole(20, 90), () => open(world, conversation));
}

function open(world: World, conversation: Conversation): void {
  const { random, options } = world;
  const isSpam = random.chance(options.allStatuses ? 0.04 : 0.006);
  const book = bookOf(conversation);
  const text = lineOf(random, conversation, isSpam ? book.spam : conversation.topic.openings);
  customerSends(world, conversation, { type: 'TEXT', text });
  const delayMs = Math.min(90_000, random.around(14_000, 0.9));
  later(world, conversation, delayMs, () => {
    if (isSpam) enter(world, conversation, 'block');
    else enter(world, conversation, random.chance(options.botShare) ? 'bot' : 'queue');
  });
}

function giveTicket(world: World, conversation: Conversation): void {
  world.nextTicket += 1;
  conversation.ticket = {
    id: `1865430000${String(world.nextTicket).padStart(8, '0')}`,
    number: String(world.nextTicket),
  };
}

function someChannel({ channels, random }: World): ShopChannel {
  const all = channels.reduce((sum, { share }) => sum + share, 0);
  let left = random.next() * all;
  const found = channels.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  const last = found ?? channels.at(-1);
  if (last === undefined) throw new Error('A shop has at least one channel.');
  return last;
}
