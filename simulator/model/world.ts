// The shop while its day runs: the clock, who is there, and the few things that can happen to a conversation.
import { type Agenda, createAgenda } from './agenda.ts';
import { isOnShift, type Pace } from './calendar.ts';
import type { Conversation } from './conversation.ts';
import { type SimulatedEvent, statusPayload, type ZohoElement } from './element.ts';
import { type Random, randomFrom } from './random.ts';
import { type Agent, agentsFor, type Bot, CHANNELS, SHOP, type ShopChannel } from './shop.ts';

export type WorldOptions = {
  seed: number;
  /** Epoch ms; with the seed it decides everything, ids included. */
  startAt: number;
  orgId?: string;
  pace?: Pace;
  /** How many of the shop's channels, 1 to 6. */
  channels?: number;
  /** Share of conversations that begin with the bot. */
  botShare?: number;
  /** 1: the shop; 10: one ten times its size. */
  load?: number;
  /** Rare statuses and reply statuses come many times as often. */
  allStatuses?: boolean;
};

/** Where a conversation goes next; each is a file of `life/`. */
export type Phase =
  | 'bot'
  | 'queue'
  | 'picked_up'
  | 'talk'
  | 'transfer'
  | 'closing'
  | 'block'
  | 'after_end'
  | 'trouble';
export type Phases = Readonly<Record<Phase, (world: World, conversation: Conversation) => void>>;

export type World = {
  readonly options: Required<WorldOptions>;
  readonly random: Random;
  readonly channels: readonly ShopChannel[];
  readonly agenda: Agenda<Item>;
  readonly held: Map<string, number>;
  readonly agents: readonly Agent[];
  readonly phases: Phases;
  now: number;
  nextId: number;
  nextTicket: number;
  nextRareReply: number;
};

export type Item = { kind: 'step'; run: () => void } | { kind: 'event'; event: SimulatedEvent };

export function createWorld(options: WorldOptions, phases: Phases): World {
  const { seed, startAt, load = 1 } = options;
  const complete = {
    orgId: SHOP.orgId,
    pace: 'natural' as const,
    channels: CHANNELS.length,
    botShare: 0.85,
    allStatuses: false,
    ...options,
    load,
  };
  const random = randomFrom(seed, startAt % 2 ** 31);
  return {
    options: complete,
    random,
    channels: CHANNELS.slice(0, complete.channels),
    agenda: createAgenda(),
    held: new Map(),
    agents: agentsFor(load),
    phases,
    now: startAt,
    // Seventeen digits, more than a JavaScript number holds, and others for every run.
    nextId: random.whole(1_000, 9_000) * 1_000_000_000,
    nextTicket: random.whole(10_000, 60_000),
    nextRareReply: random.whole(0, 18),
  };
}

const ID_PREFIX = '5000';

export function newId(world: World): string {
  world.nextId += world.random.whole(1, 4);
  return `${ID_PREFIX}${world.nextId}`;
}

/** Later, unless the conversation's status or assignee has changed by then. */
export function later(world: World, conversation: Conversation, delayMs: number, run: () => void): void {
  const { chapter } = conversation;
  world.agenda.add(world.now + Math.max(1, Math.round(delayMs)), {
    kind: 'step',
    run: () => {
      if (conversation.chapter === chapter) run();
    },
  });
}

export function enter(world: World, conversation: Conversation, phase: Phase): void {
  world.phases[phase](world, conversation);
}

export function emit(
  world: World,
  at: number,
  {
    eventType,
    payload,
    bareIds = false,
  }: { eventType: string; payload: ZohoElement['payload']; bareIds?: boolean },
): void {
  const element = { payload, eventTime: String(at), eventType, orgId: world.options.orgId };
  world.agenda.add(at, { kind: 'event', event: { eventTime: at, element, bareIds } });
}

export type StatusChange = { status: string; assignee: Agent | Bot | null; replyStatus: string };

/** Also says a change of assignee or reply status alone; that the agent's hands get fuller or emptier follows. */
export function changeStatus(world: World, conversation: Conversation, change: StatusChange): void {
  const oldStatus = conversation.status;
  moveLoad(world, conversation, change);
  if (change.status !== oldStatus || change.assignee?.id !== conversation.assignee?.id)
    conversation.chapter += 1;
  conversation.status = change.status;
  conversation.assignee = change.assignee;
  conversation.replyStatus = change.replyStatus;
  if (change.assignee?.kind === 'AGENT') conversation.lastAgent = change.assignee;
  const { id, channel, messagesCount } = conversation;
  const nobody = world.random.pick(['missing', 'empty', 'empty', 'minus one', 'zero'] as const);
  const facts = { sessionId: id, channelId: channel.id, messagesCount, nobody, oldStatus, ...change };
  emit(world, world.now, { eventType: 'IM_Session_Status', payload: statusPayload(facts) });
}

const CLOSED: readonly (string | null)[] = [null, 'ENDED', 'BLOCKED', 'MISSED'];

export function isClosed(status: string | null): boolean {
  return CLOSED.includes(status);
}

function moveLoad({ held }: World, before: Conversation, after: StatusChange): void {
  const move = (assignee: Agent | Bot | null, status: string | null, by: number) => {
    if (assignee?.kind === 'AGENT' && !isClosed(status)) {
      held.set(assignee.id, (held.get(assignee.id) ?? 0) + by);
    }
  };
  move(before.assignee, before.status, -1);
  move(after.assignee, after.status, 1);
}

/** The less busy of any two people on shift with room for one more; null where there is nobody. */
export function freeAgent(world: World, { contact, assignee }: Conversation): Agent | null {
  const { agents, held, random, now, options } = world;
  const free = agents.filter((agent, index) => {
    if (agent.id === assignee?.id || !isOnShift(index, now, options.pace)) return false;
    return (
      (held.get(agent.id) ?? 0) < agent.capacity &&
      (agent.languages === 'both' || contact.language === 'pt' || index % 2 === 0)
    );
  });
  const [first, ...rest] = free;
  if (first === undefined) return null;
  const [one, other] = [random.pick([first, ...rest]), random.pick([first, ...rest])];
  const fullness = (agent: Agent) => (held.get(agent.id) ?? 0) / agent.capacity;
  return fullness(one) <= fullness(other) ? one : other;
}

/** May this agent take one more, now? */
export function hasRoom(world: World, agent: Agent): boolean {
  const index = world.agents.findIndex(({ id }) => id === agent.id);
  return isOnShift(index, world.now, world.options.pace) && (world.held.get(agent.id) ?? 0) < agent.capacity;
}
