// Deliveries in Zoho's shape, as a customer's Desk would send them: sentences for the specs.

export type Element = {
  payload: Record<string, unknown>;
  eventTime: string;
  eventType: string;
  orgId: string;
};

export const ORG_ID = '78412359';

let lastId = Date.now() * 1000;
/** An id that no other spec uses. */
export const newId = () => String(++lastId);

type Said = { session: string; channel: string; at?: number; text?: string; name?: string; id?: string };

export function customerSays({ session, channel, at = Date.now(), ...said }: Said): Element {
  return {
    payload: {
      actor: {
        contactId: `c-${session}`,
        name: said.name ?? 'Marina Duarte',
        externalId: '+5511955504471',
        type: 'ENDUSER',
      },
      messageType: 'TEXT',
      meta: { DESK_TICKET_ID: '186543000001543003', DESK_TICKET_NUMBER: '434' },
      integration: 'WHATSAPP',
      createdTime: String(at),
      sessionId: session,
      id: said.id ?? newId(),
      text: said.text ?? 'Alguém?',
      channelId: channel,
      direction: 'IN',
      status: 'SAVED',
    },
    eventTime: String(at),
    eventType: 'IM_Message_Add',
    orgId: ORG_ID,
  };
}

export function agentSays({ session, channel, at = Date.now(), ...said }: Said): Element {
  const element = customerSays({ session, channel, at, ...said });
  return {
    ...element,
    payload: {
      ...element.payload,
      actor: { id: '106554156', name: said.name ?? 'Ana Souza', type: 'AGENT' },
      direction: 'OUT',
      status: 'SENT',
    },
  };
}

type Becomes = {
  session: string;
  channel: string;
  status: string;
  from?: string;
  at?: number;
  with?: { id: string; type: 'AGENT' | 'BOT' };
};

export function sessionBecomes({
  session,
  channel,
  status,
  from,
  at = Date.now(),
  with: assignee,
}: Becomes): Element {
  return {
    payload: {
      currentAssigneeId: assignee?.id ?? '',
      sessionStatus: status,
      replyStatus: assignee ? 'ACCEPTED' : 'UNASSIGNED',
      ...(from ? { sessionOldStatus: from } : {}),
      sessionId: session,
      messagesCount: '1',
      assigneeType: assignee?.type ?? '',
      channelId: channel,
    },
    eventTime: String(at),
    eventType: 'IM_Session_Status',
    orgId: ORG_ID,
  };
}

/** A customer who wrote `ago` ms ago and waits since. */
export function waiting(about: {
  session: string;
  channel: string;
  name?: string;
  ago?: number;
  /** By the clock of a server that is not here and now. */
  now?: number;
  text?: string;
}): Element[] {
  const at = (about.now ?? Date.now()) - (about.ago ?? 0);
  return [
    customerSays({ ...about, at: at - 1 }),
    sessionBecomes({ session: about.session, channel: about.channel, status: 'OPEN', from: 'CREATED', at }),
  ];
}
