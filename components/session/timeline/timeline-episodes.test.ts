import { describe, expect, it } from 'vitest';
import {
  accepted,
  bot,
  by,
  created,
  ended,
  inProgress,
  opened,
  reported,
  type Sentence,
  said,
  T0,
} from '@/lib/domain/testing/sentences';
import { detailOf } from '../testing/render-live';
import { episodeRowsOf } from './timeline-episodes';
import type { TimelineRow } from './timeline-rows';

const options = { dayOf: (at: number) => String(Math.floor(at / 86_400_000)), withStates: false };
const rowsOf = (...sentences: Sentence[]) => episodeRowsOf(detailOf(sentences), options);

const TWO_EPISODES = [
  created(0),
  said('customer', 1),
  opened(2, bot()),
  opened(10),
  accepted(by('Ana'), 100),
  said('agent', 110),
  ended(200, by('Ana')),
  said('system', 201),
  said('customer', 300),
  opened(301),
];

describe('the timeline', () => {
  it('begins an episode with the first customer message after the end', () => {
    const [first, second] = rowsOf(...TWO_EPISODES);
    expect(first?.rows.at(-1)).toMatchObject({ kind: 'message', entry: { authorKind: 'system' } });
    expect(second?.rows.map(({ kind }) => kind)).toEqual(['message', 'spell']);
    expect(second).toMatchObject({ number: 2, from: T0 + 300_000, to: null, afterEndMs: 100_000 });
  });

  it('leaves a message after the end with the ended episode while none follows', () => {
    const episodes = rowsOf(opened(0), ended(10), said('customer', 20));
    expect(episodes).toHaveLength(1);
    expect(episodes[0]?.messages).toBe(1);
  });

  it('shows silences of a minute and more, and days', () => {
    const [episode] = rowsOf(
      opened(0),
      said('customer', 59),
      said('customer', 119),
      said('customer', 86_400),
    );
    expect(episode?.rows.map(({ kind }) => kind)).toEqual([
      'spell',
      'message',
      'gap',
      'message',
      'day',
      'message',
    ]);
    expect(episode?.rows[2]).toMatchObject({ ms: 60_000 });
  });

  it('names the first reply of each episode, from the handover', () => {
    const [first] = rowsOf(...TWO_EPISODES, said('agent', 320));
    const replies = first?.rows.flatMap((row) => (row.kind === 'message' && row.firstReply) || []);
    expect(replies).toEqual([{ afterMs: 100_000, after: 'handoff' }]);
  });

  it('begins with a spell of no status where messages came first', () => {
    const [episode] = rowsOf(said('customer', 0), opened(5));
    expect(episode?.rows.map(({ kind }) => kind)).toEqual(['spell', 'message', 'spell']);
    expect(episode?.rows[0]).toMatchObject({ entry: null, status: null });
  });

  it('tells a report that changes neither status nor assignee from a spell', () => {
    const [episode] = rowsOf(opened(0), reported('OPEN', 1, { replyStatus: 'SESSION_EXPIRED' }));
    expect(episode?.rows.map(({ kind }) => kind)).toEqual(['spell', 'report']);
  });

  it('carries the status that holds at each row', () => {
    const rows: TimelineRow[] = rowsOf(...TWO_EPISODES).flatMap((episode) => episode.rows);
    expect(rows.filter(({ kind }) => kind !== 'gap').map(({ status }) => status)).toEqual([
      'CREATED',
      'CREATED',
      'OPEN',
      'OPEN',
      'ON_HOLD',
      'ON_HOLD',
      'ENDED',
      'ENDED',
      'ENDED',
      'OPEN',
    ]);
  });

  it('shows delivery states where they are asked for', () => {
    const detail = detailOf([inProgress(by('Ana'), 0), said('agent', 1), delivered(5)]);
    expect(episodeRowsOf(detail, options)[0]?.rows).toHaveLength(2);
    expect(episodeRowsOf(detail, { ...options, withStates: true })[0]?.rows).toHaveLength(3);
  });

  it('numbers the episodes of a cut timeline from the whole session', () => {
    const detail = detailOf(TWO_EPISODES);
    const cut = { ...detail, timeline: detail.timeline.slice(-2), truncated: true as const };
    expect(episodeRowsOf(cut, options).map(({ number }) => number)).toEqual([2]);
  });
});

function delivered(seconds: number): Sentence {
  return (place) => ({
    kind: 'message_status',
    key: `delivered-${place}`,
    at: T0 + seconds * 1000,
    sessionId: '3942000001025031',
    channelId: '',
    messageId: 'm1',
    status: 'DELIVERED',
    oldStatus: 'SENT',
    updatedAt: null,
  });
}
