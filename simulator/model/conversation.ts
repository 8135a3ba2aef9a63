// One session as the shop's systems know it, and the script of what is said in it.
import type { Contact } from './contacts.ts';
import { ENGLISH } from './phrases/english.ts';
import type { Lines, PhraseBook, Topic } from './phrases/phrases.ts';
import { PORTUGUESE } from './phrases/portuguese.ts';
import type { Random } from './random.ts';
import type { Agent, Bot, ShopChannel } from './shop.ts';

export type Conversation = {
  readonly id: string;
  readonly channel: ShopChannel;
  readonly contact: Contact;
  topic: Topic;
  readonly slots: Record<string, string>;
  ticket: { id: string; number: string } | null;
  status: string | null;
  replyStatus: string;
  assignee: Agent | Bot | null;
  lastAgent: Agent | null;
  messagesCount: number;
  reopenings: number;
  /** The last line said in it: nobody says the same thing twice in a row. */
  lastLine: string;
  /** Grows with every change of status or assignee: what was planned before it no longer happens. */
  chapter: number;
};

export function bookOf({ contact }: Conversation): PhraseBook {
  return contact.language === 'en' ? ENGLISH : PORTUGUESE;
}

export function newTopic(random: Random, contact: Contact): { topic: Topic; slots: Record<string, string> } {
  const book = contact.language === 'en' ? ENGLISH : PORTUGUESE;
  return {
    topic: random.pick(book.topics),
    slots: {
      order: String(random.whole(41_000, 58_999)),
      product: random.pick(book.products),
      city: random.pick(book.cities),
      days: String(random.whole(2, 9)),
      price: `${random.whole(9, 189)}9,90`,
      customer: contact.name.startsWith('+') ? '' : (contact.name.split(' ')[0] ?? ''),
    },
  };
}

/** A line of the book with its slots filled. */
export function lineOf(random: Random, conversation: Conversation, lines: Lines): string {
  let line = random.pick(lines);
  if (line === conversation.lastLine) line = random.pick(lines);
  conversation.lastLine = line;
  const slots: Record<string, string> = {
    ...conversation.slots,
    agent: conversation.lastAgent?.name.split(' ')[0] ?? '',
  };
  return line
    .replaceAll(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '')
    .replaceAll(/,?\s+(?=[!.,?])/g, '')
    .trim();
}
