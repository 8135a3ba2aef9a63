// What a screen reader is told of the board: one sentence now and then, never one per event.

export type QueueSummary = { waiting: number; past: number; oldestMs: number | null };

export type Announcement = {
  at: number;
  /** What was last told, or what the page began with. */
  told: QueueSummary;
  /** Since the one before; null until something is worth telling. */
  change: number | null;
};

const LEAST_GAP_MS = 15_000;

export function firstAnnouncement(summary: QueueSummary, now: number): Announcement {
  return { at: now, told: summary, change: null };
}

/** The same object until there is something new to tell, and 15 s have passed since the last time. */
export function nextAnnouncement(last: Announcement, summary: QueueSummary, now: number): Announcement {
  const isSame = summary.waiting === last.told.waiting && summary.past === last.told.past;
  if (isSame || now - last.at < LEAST_GAP_MS) return last;
  return { at: now, told: summary, change: summary.waiting - last.told.waiting };
}
