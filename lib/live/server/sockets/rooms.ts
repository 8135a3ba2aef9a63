// Who may see what of the board. Rooms are computed here from the signed-in viewer; no client can name one.
import type { Viewer } from '../../../auth/viewer.ts';
import type { View } from '../board/board-change.ts';

/** The channels that a viewer sees: all that he may, or of these the ones he asked for. */
export function viewOf(viewer: Pick<Viewer, 'channels'>, wanted?: readonly string[]): View {
  const allowed = viewer.channels === 'all' ? null : new Set(viewer.channels);
  if (wanted === undefined) return allowed;
  return new Set(
    wanted.filter((channelId) => channelId !== '' && (allowed === null || allowed.has(channelId))),
  );
}

/**
 * One room for all who see the same channels, so that each socket is in one room and gets each state whole: in a room
 * per channel a session could be gone from one and not yet be in the other.
 */
export function roomOf(view: View): string {
  return view === null ? 'all' : `channels:${JSON.stringify([...view].sort())}`;
}

/** A viewer of another org sees nothing; one without an org belongs to the installation. */
export function isOfOrg(viewer: Pick<Viewer, 'orgId'>, orgId: string | null): boolean {
  return viewer.orgId === null || orgId === null || viewer.orgId === orgId;
}
