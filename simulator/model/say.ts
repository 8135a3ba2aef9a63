// Somebody says something: the message, and what becomes of it on its way.
import type { Conversation } from './conversation.ts';
import { lineOf } from './conversation.ts';
import { type Author, type MessageContent, messagePayload, messageStatusPayload } from './element.ts';
import type { Lines } from './phrases/phrases.ts';
import { emit, newId, type World } from './world.ts';

export function customerSays(world: World, conversation: Conversation, lines: Lines): void {
  customerSends(world, conversation, { type: 'TEXT', text: lineOf(world.random, conversation, lines) });
}

export function customerSends(world: World, conversation: Conversation, content: MessageContent): void {
  const id = send(world, conversation, {
    author: { kind: 'contact', contact: conversation.contact },
    content,
    status: 'SAVED',
  });
  if (world.random.chance(0.003))
    follow(world, conversation, { id, path: ['SAVED', 'DELETED'], seconds: 40 });
}

/** Says it as whoever has the conversation now. */
export function staffSays(world: World, conversation: Conversation, lines: Lines): void {
  staffSends(world, conversation, { type: 'TEXT', text: lineOf(world.random, conversation, lines) });
}

export function staffSends(world: World, conversation: Conversation, content: MessageContent): void {
  const by = conversation.assignee;
  if (by === null) return;
  const path = pathOf(world, conversation);
  const id = send(world, conversation, { author: { kind: 'staff', by }, content, status: path[0] });
  follow(world, conversation, { id, path, seconds: 45 });
}

/** What Zoho notes down in somebody's name. */
export function noteDown(world: World, conversation: Conversation, content: MessageContent): void {
  const by = conversation.assignee ?? conversation.lastAgent;
  const author: Author = by ? { kind: 'staff', by } : { kind: 'contact', contact: conversation.contact };
  send(world, conversation, { author, content, status: by ? 'SENT' : 'SAVED' });
}

type Sent = { author: Author; content: MessageContent; status: string };

function send(world: World, conversation: Conversation, { author, content, status }: Sent): string {
  const id = newId(world);
  const { channel, ticket } = conversation;
  conversation.messagesCount += 1;
  const payload = messagePayload({
    id,
    sessionId: conversation.id,
    channelId: channel.id,
    integration: channel.integration,
    author,
    content,
    ticket,
    status,
    at: world.now,
  });
  emit(world, world.now, { eventType: 'IM_Message_Add', payload });
  return id;
}

type Path = readonly [string, ...string[]];

/** WhatsApp tells of each step, Instagram and Messenger only that it was read, the others nothing. */
function pathOf({ random }: World, { channel }: Conversation): Path {
  if (channel.integration === 'IM_TALK' || channel.integration === 'TELEGRAM') return ['SENT'];
  if (random.chance(0.006)) return ['SENT', 'FAILED'];
  if (random.chance(0.001)) return ['QUEUED', 'MISSED'];
  if (channel.integration !== 'WHATSAPP') return random.chance(0.6) ? ['SENT', 'READ'] : ['SENT'];
  if (random.chance(0.2)) return ['SENT'];
  const start: Path = random.chance(0.05) ? ['QUEUED', 'SENT'] : ['SENT'];
  return random.chance(0.4) ? [...start, 'DELIVERED', 'READ'] : [...start, 'DELIVERED'];
}

type Followed = { id: string; path: Path; seconds: number };

function follow(world: World, conversation: Conversation, { id, path, seconds }: Followed): void {
  let at = world.now;
  for (const [step, status] of path.entries()) {
    const oldStatus = path[step - 1];
    if (oldStatus === undefined) continue;
    at +=
      status === 'READ' || status === 'DELETED'
        ? world.random.whole(2_000, 2_000 * seconds)
        : world.random.whole(300, 4_000);
    const facts = {
      messageId: id,
      sessionId: conversation.id,
      channelId: conversation.channel.id,
      oldStatus,
      status,
      at,
    };
    const payload = messageStatusPayload(facts);
    emit(world, at, { eventType: 'IM_Message_Status', payload, bareIds: world.random.chance(0.7) });
  }
}
