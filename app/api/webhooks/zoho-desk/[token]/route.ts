import { receiveDelivery } from '@/lib/ingest/receive/route-handler';

export const dynamic = 'force-dynamic';

export {
  receiveDelivery as DELETE,
  receiveDelivery as GET,
  receiveDelivery as HEAD,
  receiveDelivery as OPTIONS,
  receiveDelivery as PATCH,
  receiveDelivery as POST,
  receiveDelivery as PUT,
};
