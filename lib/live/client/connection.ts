// The socket and what it says about the truth of the screen. Framework-free; `use-live.ts` is its React side.
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '../protocol.ts';
import type { LiveStore } from './live-store.ts';
import type { ServerClock } from './server-clock.ts';

export type LiveStatus = 'live' | 'stale' | 'offline';

export type Link = {
  status: LiveStatus;
  /** The server's time up to which the figures are true; null while live. */
  staleSince: number | null;
  refusal: Refusal | null;
};

/**
 * Why the server lets this browser not in. signed_out: a sign-in is needed, retrying will not help · too_many: this
 * person has as many screens open as one may.
 */
export type Refusal = 'signed_out' | 'too_many';

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

export type Connection = {
  start(): void;
  stop(): void;
  getLink(): Link;
  /** The server's time, a step each second; stands still while the figures are not live. */
  getNow(): number;
  /** Called when the link or the second changes. */
  subscribe(listener: () => void): () => void;
  retryNow(): void;
  /** Somebody looks again, or the network is back: what is shown is judged before anything else. */
  wake(): void;
};

const TICK_MS = 1_000;
/** Seen within ten seconds, the second between two ticks included; a server that is well says something every six. */
const STALE_AFTER_MS = 8_000;
/** A whole board takes long on a slow line, and while everybody comes back: giving up as soon each time would never end. */
const MOST_PATIENCE = 4;
/** A frame that is later than the fastest by so much is asked for again: the line is slow, or the server's clock was set. */
const LATE_MS = 5_000;
/** From so much on a clock that goes back has been set back: less is only a slower line. */
const SET_BACK_MS = 5_000;
/** Where the server itself ends it, Socket.IO gives up: ask again, but not all browsers in the same second. */
const CLOSED_RETRY_MS = { least: 300, spread: 1_700 };
const REFUSED_RETRY_MS = { least: 3_000, spread: 5_000 };

export function openSocket(url?: string): LiveSocket {
  const options = {
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    randomizationFactor: 0.5,
    timeout: 10_000,
  };
  return url === undefined ? io(options) : io(url, options);
}

/** What one connection knows; `now` is the second that the screen shows. */
type Held = {
  store: LiveStore;
  clock: ServerClock;
  listeners: Set<() => void>;
  socket: LiveSocket | null;
  /** Counter versions are the sender's own: changes count only after this connection's snapshot. */
  synced: boolean;
  /** The number of the last message: between it and the next nothing may be missing. */
  frame: number;
  lost: boolean;
  link: Link;
  now: number;
  framelessTicks: number;
  /** New connections since the last message. */
  tries: number;
  ticking?: ReturnType<typeof setInterval>;
  retrying?: ReturnType<typeof setTimeout>;
};

/** Of a page as the server painted it: it may have lost sight of its database itself. */
export function firstLink({ serverNow, asOf }: { serverNow: number; asOf: number }): Link {
  const isLive = serverNow - asOf <= STALE_AFTER_MS;
  return { status: isLive ? 'live' : 'stale', staleSince: isLive ? null : asOf, refusal: null };
}

export function createConnection(
  store: LiveStore,
  clock: ServerClock,
  socketOf: () => LiveSocket = openSocket,
): Connection {
  const held: Held = {
    ...{ store, clock, listeners: new Set(), socket: null, synced: false, frame: 0, lost: false },
    ...{ link: firstLink({ serverNow: clock.now(), asOf: clock.confirmedAt() }), now: clock.confirmedAt() },
    ...{ framelessTicks: 0, tries: 0 },
  };
  return {
    start() {
      if (held.socket) return;
      held.socket = socketOf();
      listen(held, held.socket);
      held.socket.connect();
      held.ticking = setInterval(() => tick(held), TICK_MS);
    },
    stop: () => stop(held),
    getLink: () => held.link,
    getNow: () => held.now,
    subscribe(listener) {
      held.listeners.add(listener);
      return () => {
        held.listeners.delete(listener);
      };
    },
    retryNow: () => reconnect(held),
    wake() {
      step(held);
      if (held.link.status !== 'live') reconnect(held);
    },
  };
}

function listen(held: Held, socket: LiveSocket) {
  socket.on('snapshot', (snapshot) => {
    held.synced = true;
    held.frame = snapshot.frame;
    clearTimeout(held.retrying);
    held.clock.answer(snapshot);
    heard(held);
    held.store.snapshot(snapshot);
    step(held, null);
  });
  socket.on('changed', (changed) => {
    if (!held.synced) return;
    const isNext = changed.frame === held.frame + 1;
    if (!isNext || held.clock.lateMs(changed) > LATE_MS) return resync(held, socket);
    held.frame = changed.frame;
    held.clock.hear(changed);
    heard(held);
    held.store.changed(changed);
    publish(held);
  });
  socket.on('connect', () => {
    Object.assign(held, { framelessTicks: 0, tries: Math.max(1, held.tries) });
  });
  socket.on('disconnect', () => {
    held.synced = false;
    held.lost = true;
    held.clock.ask();
    publish(held);
    if (!socket.active) retryLater(held, CLOSED_RETRY_MS);
  });
  socket.on('connect_error', (error) => {
    held.lost = true;
    publish(held, { refusal: refusalOf(error.message) });
    if (!socket.active) retryLater(held, REFUSED_RETRY_MS);
  });
}

function refusalOf(message: string): Refusal | null {
  if (message === 'unauthenticated') return 'signed_out';
  return message === 'too_many_sockets' ? 'too_many' : null;
}

function heard(held: Held) {
  Object.assign(held, { framelessTicks: 0, tries: 0, lost: false });
}

/** A message is missing, or has waited here while the laptop slept: what is shown may be wrong. Without an answer it goes the way of a half-open connection. */
function resync(held: Held, socket: LiveSocket) {
  held.synced = false;
  held.clock.ask();
  socket.emit('watch', {});
}

function tick(held: Held) {
  held.framelessTicks += 1;
  if (held.socket?.connected && isSilent(held)) reconnect(held);
  step(held);
}

/** A half-open connection never says that it is gone. While the laptop slept nothing ticked, but time went by. */
function isSilent({ clock, framelessTicks, tries }: Held): boolean {
  const slept = tries === 0 && clock.silentMs() > STALE_AFTER_MS;
  const patience = Math.min(2 ** Math.max(0, tries - 1), MOST_PATIENCE);
  return slept || framelessTicks * TICK_MS > patience * STALE_AFTER_MS;
}

/** The clock goes on by its second, and all that shows an age with it. */
function step(held: Held, refusal = held.link.refusal) {
  publish(held, { refusal, now: nowAfter(held.now, held.clock.now()) });
}

/** Between two steps the clock stands: frames are many, and a hidden tab's ticks are few. */
function publish(held: Held, { refusal = held.link.refusal, now = nowBetweenSteps(held) } = {}) {
  const { clock, link } = held;
  const status = held.lost ? 'offline' : clock.unconfirmedMs() > STALE_AFTER_MS ? 'stale' : 'live';
  const staleSince = status === 'live' ? null : clock.confirmedAt();
  const shown = status === 'live' ? now : held.now;
  const isSameLink = status === link.status && staleSince === link.staleSince && refusal === link.refusal;
  if (isSameLink && shown === held.now) return;
  if (!isSameLink) held.link = { status, staleSince, refusal };
  held.now = shown;
  for (const listener of held.listeners) listener();
}

function nowBetweenSteps({ clock, now, link }: Held): number {
  const next = nowAfter(now, clock.now());
  return link.status === 'live' && Math.abs(next - now) < TICK_MS ? now : next;
}

/** Ages never shrink for a frame that came faster than those before. */
function nowAfter(shown: number, now: number): number {
  return now < shown && shown - now < SET_BACK_MS ? shown : now;
}

function reconnect(held: Held) {
  Object.assign(held, { framelessTicks: 0, tries: held.tries + 1 });
  held.socket?.disconnect();
  clearTimeout(held.retrying);
  held.clock.ask();
  held.socket?.connect();
}

function retryLater(held: Held, { least, spread }: { least: number; spread: number }) {
  clearTimeout(held.retrying);
  held.retrying = setTimeout(() => reconnect(held), least + Math.random() * spread);
}

function stop(held: Held) {
  clearInterval(held.ticking);
  clearTimeout(held.retrying);
  held.socket?.removeAllListeners();
  held.socket?.disconnect();
  held.socket = null;
  held.synced = false;
}
