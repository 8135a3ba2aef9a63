// People who wait, as Zoho would tell of them, and what they go on saying.
import { SHOP } from '../../../simulator/model/shop.ts';
import type { Product } from '../../support/processes/product.ts';

export type Waiting = { sessionId: string; channelId: string };

/** Beside the ids of the invented shops. */
const FIRST_ID = 900_000_000_000_000_000n;

export function createIds(): () => string {
  let last = FIRST_ID;
  return () => {
    last += 1n;
    return String(last);
  };
}

type Saying = Waiting & { id: string; at: number };

export function customerSays({ sessionId, channelId, id, at }: Saying): object {
  const payload = {
    actor: {
      contactId: `c${sessionId}`,
      name: 'Marina Duarte',
      externalId: '+5511955504471',
      type: 'ENDUSER',
    },
    messageType: 'TEXT',
    meta: {},
    integration: 'WHATSAPP',
    createdTime: String(at),
    ...{ sessionId, id, channelId },
    text: 'Oi, alguém pode me ajudar com o pedido? Já faz um tempo.',
    direction: 'IN',
    status: 'SAVED',
  };
  return { payload, eventTime: String(at), eventType: 'IM_Message_Add', orgId: SHOP.orgId };
}

/** Two events: what was said, and that the session is open. */
export function beginsToWait(about: Saying): object[] {
  const { sessionId, channelId, at } = about;
  const payload = {
    currentAssigneeId: '',
    sessionStatus: 'OPEN',
    replyStatus: 'UNASSIGNED',
    sessionOldStatus: 'CREATED',
    sessionId,
    messagesCount: '1',
    assigneeType: '',
    channelId,
  };
  return [
    customerSays({ ...about, at: at - 1 }),
    { payload, eventTime: String(at), eventType: 'IM_Session_Status', orgId: SHOP.orgId },
  ];
}

export async function post({ url, webhook }: Product, elements: readonly object[]): Promise<void> {
  const { status } = await fetch(`${url}${webhook.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(elements),
  });
  if (status !== 200) throw new Error(`a delivery was answered ${status}`);
}
