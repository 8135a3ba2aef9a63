import { describe, expect, it, vi } from 'vitest';
import { cardWith } from '../../domain/testing/sentences.ts';
import { changeWith, snapshotWith } from '../testing/snapshots.ts';
import { createLiveStore } from './live-store.ts';

const waiting = cardWith({ id: 's1', status: 'OPEN', version: 3 });
const accepted = cardWith({ id: 's1', status: 'ON_HOLD', version: 4 });
const ended = cardWith({ id: 's1', status: 'ENDED', version: 5 });
const counter = { channelId: 'c1', closed: { ENDED: 1 }, endedToday: 1, in: 4, out: 2, version: 7 };

function heldIn(store: ReturnType<typeof createLiveStore>) {
  return store.getState().sessions.get('s1');
}

describe('live store', () => {
  it('keeps a change that overtook the snapshot', () => {
    const store = createLiveStore(snapshotWith());
    store.changed(changeWith({ sessions: [accepted] }));
    store.snapshot(snapshotWith({ sessions: [waiting] }));
    expect(heldIn(store)).toBe(accepted);
  });

  it('lets the newer version of a session win, in whatever order they come', () => {
    const store = createLiveStore(snapshotWith({ sessions: [accepted] }));
    store.changed(changeWith({ sessions: [waiting] }));
    expect(heldIn(store)).toBe(accepted);
  });

  it('takes a card of the same version: the server sends rows in order', () => {
    const store = createLiveStore(snapshotWith({ sessions: [accepted] }));
    const refolded = { ...accepted, statusSince: accepted.statusSince + 1 };
    store.changed(changeWith({ sessions: [refolded] }));
    expect(heldIn(store)).toBe(refolded);
  });

  it('drops a session that has ended, and no older card brings it back', () => {
    const store = createLiveStore(snapshotWith({ sessions: [waiting] }));
    store.changed(changeWith({ sessions: [ended] }));
    store.changed(changeWith({ sessions: [accepted] }));
    store.snapshot(snapshotWith({ sessions: [accepted] }));
    expect(heldIn(store)).toBeUndefined();
  });

  it('shows a session again that was reopened after its end', () => {
    const store = createLiveStore(snapshotWith({ sessions: [waiting] }));
    store.changed(changeWith({ sessions: [ended] }));
    const reopened = cardWith({ id: 's1', status: 'OPEN', version: 6 });
    store.changed(changeWith({ sessions: [reopened] }));
    expect(heldIn(store)).toBe(reopened);
  });

  it('forgets what a snapshot no longer contains', () => {
    const store = createLiveStore(snapshotWith({ sessions: [waiting] }));
    store.snapshot(snapshotWith());
    expect(store.getState().sessions.size).toBe(0);
  });

  it('drops a session that moved out of view, but not the card that already knows its new place', () => {
    const store = createLiveStore(snapshotWith({ sessions: [waiting] }));
    store.changed(changeWith({ gone: [{ id: 's1', version: 4 }] }));
    expect(heldIn(store)).toBeUndefined();
    store.changed(changeWith({ sessions: [accepted] }));
    store.changed(changeWith({ gone: [{ id: 's1', version: 4 }] }));
    expect(heldIn(store)).toBe(accepted);
  });

  it('replaces counters at a snapshot, whose sender counts its versions anew', () => {
    const store = createLiveStore(snapshotWith({ counters: [counter] }));
    const fresh = { ...counter, endedToday: 2, version: 1 };
    store.snapshot(snapshotWith({ counters: [fresh] }));
    expect(store.getState().counters.get('c1')).toBe(fresh);
  });

  it('drops a counter and a minute older than the ones held', () => {
    const minute = { channelId: 'c1', minute: 60_000, in: 2, out: 0, version: 7 };
    const store = createLiveStore(snapshotWith({ counters: [counter], minutes: [minute] }));
    const older = { version: 6, in: 1 };
    store.changed(changeWith({ counters: [{ ...counter, ...older }], minutes: [{ ...minute, ...older }] }));
    expect(store.getState().counters.get('c1')).toBe(counter);
    expect(store.getState().minutes.get('c1')?.get(60_000)).toBe(minute);
  });

  it('lets go of everything when the org is another one', () => {
    const store = createLiveStore(snapshotWith({ sessions: [accepted] }));
    const settings = { ...snapshotWith().settings, orgId: '2' };
    store.snapshot(snapshotWith({ settings, sessions: [waiting] }));
    expect(heldIn(store)).toBe(waiting);
  });

  it('keeps the identity of the slices that a change does not touch', () => {
    const store = createLiveStore(snapshotWith({ sessions: [waiting], counters: [counter] }));
    const before = store.getState();
    store.changed(changeWith({ counters: [{ ...counter, version: 8 }] }));
    const after = store.getState();
    expect(after).not.toBe(before);
    expect(after.sessions).toBe(before.sessions);
    expect(after.minutes).toBe(before.minutes);
    expect(after.feed).toBe(before.feed);
  });

  it('keeps the state that the page was rendered from', () => {
    const store = createLiveStore(snapshotWith({ sessions: [waiting] }));
    store.changed(changeWith({ sessions: [ended] }));
    expect(store.getInitialState().sessions.get('s1')).toBe(waiting);
  });

  it('does not grow with every session that ever ended', () => {
    const store = createLiveStore(snapshotWith());
    for (let n = 0; n < 2_500; n += 1) {
      store.changed(changeWith({ sessions: [cardWith({ id: `s${n}`, status: 'ENDED', version: 2 })] }));
    }
    store.changed(changeWith({ sessions: [cardWith({ id: 's2499', status: 'OPEN', version: 1 })] }));
    expect(store.getState().sessions.size).toBe(0);
    store.changed(changeWith({ sessions: [cardWith({ id: 's0', status: 'OPEN', version: 1 })] }));
    expect(store.getState().sessions.size).toBe(1);
  });

  it('tells who follows a session of its changes, its end, and a snapshot', () => {
    const store = createLiveStore(snapshotWith({ sessions: [waiting] }));
    const listener = vi.fn();
    const leave = store.subscribeToSession('s1', listener);
    store.changed(changeWith({ sessions: [cardWith({ id: 's2' })] }));
    store.changed(changeWith({ sessions: [ended] }));
    store.snapshot(snapshotWith());
    leave();
    store.changed(changeWith({ sessions: [ended] }));
    expect(listener.mock.calls).toEqual([[ended], [null]]);
  });
});
