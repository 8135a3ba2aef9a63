import { errorResponse } from '@/lib/http';

/** Whatever no other route answers; Next would show a page. */
const nothing = () => errorResponse(404, 'not_found', 'There is nothing at this address.');

export {
  nothing as DELETE,
  nothing as GET,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
