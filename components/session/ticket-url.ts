export type ZohoDesk = { dataCentre: string | null; orgId: string | null };

/** Zoho's Canadian data centre has a domain of its own. */
const DOMAINS: Readonly<Record<string, string>> = { ca: 'zohocloud.ca' };

/** The ticket in the agents' console. Ids are what somebody sent: only digits may become part of an address. */
export function ticketUrl(ticketId: string | null, { dataCentre, orgId }: ZohoDesk): string | null {
  if (ticketId === null || orgId === null || dataCentre === null) return null;
  if (!/^\d{1,30}$/.test(ticketId) || !/^\d{1,30}$/.test(orgId)) return null;
  const domain = DOMAINS[dataCentre] ?? `zoho.${dataCentre}`;
  return `https://desk.${domain}/agent/${orgId}/all/tickets/details/${ticketId}`;
}
