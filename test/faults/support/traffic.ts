// An endless, seeded stream of believable events: many sessions at once, each through a life of its own.
import { agentSays, customerSays, type Element, sessionBecomes } from '../../../e2e/support/zoho.ts';
import { eventKeyOf } from '../../../lib/zoho/event-key.ts';
import { nextId, type Random } from './chance.ts';

/** `key`: the identity that the product has to give it. */
export type SentEvent = { key: string; text: string };

export type Traffic = {
  /** Mostly new events; now and then one that came before, or one that was kept back and comes late. */
  next(): SentEvent;
  /** A new session's first event: somebody waits. */
  newcomer(): SentEvent & { sessionId: string };
};

type Life = { session: string; channel: string; step: number; lastMessage: string; at: number };

const CHANNELS = ['3942000000995017', '3942000000995018', '3942000000995019'] as const;
const AGENTS = ['106554156', '106554157', '106554158'] as const;
const AT_ONCE = 60;
const REMEMBERED = 400;

export function createTraffic(random: Random): Traffic {
  const lives = Array.from({ length: AT_ONCE }, () => newLife(random));
  const recent: SentEvent[] = [];
  const kept: SentEvent[] = [];

  function fresh(): SentEvent {
    const place = random.whole(0, lives.length - 1);
    const life = lives[place] ?? newLife(random);
    const element = nextOf(life, random);
    if (life.step >= 10) lives[place] = newLife(random);
    return sent(element);
  }

  return {
    next() {
      if (recent.length > 0 && random.chance(0.03))
        return recent[random.whole(0, recent.length - 1)] ?? fresh();
      if (kept.length > 0 && random.chance(0.05))
        return kept.splice(random.whole(0, kept.length - 1), 1)[0] ?? fresh();
      const event = fresh();
      if (random.chance(0.05)) {
        kept.push(event);
        return this.next();
      }
      recent.push(event);
      if (recent.length > REMEMBERED) recent.shift();
      return event;
    },
    newcomer() {
      const life = newLife(random);
      const status = { session: life.session, channel: life.channel, status: 'OPEN', from: 'CREATED' };
      return { ...sent(sessionBecomes(status)), sessionId: life.session };
    },
  };
}

export function sent(element: unknown): SentEvent {
  const text = JSON.stringify(element);
  return { key: eventKeyOf(JSON.parse(text)), text };
}

function newLife(random: Random): Life {
  return { session: nextId(), channel: random.pick(CHANNELS), step: 0, lastMessage: '', at: 0 };
}

function nextOf(life: Life, random: Random): Element {
  const { session, channel } = life;
  const step = life.step;
  life.step += 1;
  life.at = Math.max(Date.now(), life.at + random.whole(0, 1));
  const about = { session, channel, at: life.at };
  const agent = { id: AGENTS[Number(session) % AGENTS.length] ?? AGENTS[0], type: 'AGENT' } as const;
  if (step === 0) return customerSays({ ...about, id: named(life), text: 'Olá, meu pedido não chegou 📦' });
  if (step === 1) return sessionBecomes({ ...about, status: 'OPEN', from: 'CREATED' });
  if (step === 2) return sessionBecomes({ ...about, status: 'ON_PROGRESS', from: 'OPEN', with: agent });
  if (step === 9) return sessionBecomes({ ...about, status: 'ENDED', from: 'ON_PROGRESS', with: agent });
  if (random.chance(0.25)) return messageBecomes({ ...about, message: life.lastMessage });
  const said = { ...about, id: named(life), text: `Mensagem ${step} — "já vejo"` };
  return random.chance(0.5) ? customerSays(said) : agentSays(said);
}

function named(life: Life): string {
  life.lastMessage = nextId();
  return life.lastMessage;
}

type MessageBecomes = { session: string; channel: string; at: number; message: string };

function messageBecomes({ session, channel, at, message }: MessageBecomes): Element {
  return {
    payload: {
      messageNewStatus: { status: 'READ', updatedTime: String(at) },
      messageOldStatus: 'DELIVERED',
      sessionId: session,
      messageId: message,
      channelId: channel,
    },
    eventTime: String(at),
    eventType: 'IM_Message_Status',
    orgId: '78412359',
  };
}
