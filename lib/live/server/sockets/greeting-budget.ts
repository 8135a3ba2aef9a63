// How often one owner may be told the whole board: many times at once, as after a restart, then once a second.

export const GREETINGS = { burst: { user: 100, token: 1_000 }, everyMs: 1_000 } as const;

export type GreetingBudget = {
  /** True where the owner may be told now; it is counted. */
  spend(owner: string, burst: number): boolean;
};

export function createGreetingBudget(nowMs = () => performance.now()): GreetingBudget {
  /** Per owner, when all that was spent will have come back: an owner who is not here has spent nothing. */
  const restoredAt = new Map<string, number>();
  let tidiedAt = nowMs();
  return {
    spend(owner, burst) {
      const now = nowMs();
      if (now - tidiedAt >= GREETINGS.everyMs) {
        for (const [other, at] of restoredAt) if (at <= now) restoredAt.delete(other);
        tidiedAt = now;
      }
      const next = Math.max(restoredAt.get(owner) ?? now, now) + GREETINGS.everyMs;
      if (next - now > burst * GREETINGS.everyMs) return false;
      restoredAt.set(owner, next);
      return true;
    },
  };
}
