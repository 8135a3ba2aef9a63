/** How far a message has come, and since when by Zoho's `updatedTime`. */
export type DeliveryState = { status: string; at: number };

const RANK: readonly string[] = ['QUEUED', 'SAVED', 'SENT', 'DELIVERED', 'READ'];

/** The newest wins; of one instant the further; any other value (FAILED, …) counts as furthest. Order of arrival is nothing. */
export function newerDeliveryState(held: DeliveryState | null, told: DeliveryState): DeliveryState {
  if (held === null) return told;
  const difference = told.at - held.at || rankOf(told.status) - rankOf(held.status);
  if (difference !== 0) return difference > 0 ? told : held;
  return told.status > held.status ? told : held;
}

function rankOf(status: string): number {
  const rank = RANK.indexOf(status);
  return rank === -1 ? RANK.length : rank;
}
