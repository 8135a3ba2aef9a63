import { renameOrThrow } from '@/lib/auth/settings/settings';
import { NewName } from '@/lib/auth/settings/settings-requests';
import { adminRoute, bodyOf, done, refuseAllBut } from '@/lib/http';

export const PATCH = adminRoute<{ id: string }>(async (request, { id }) => {
  const { name } = await bodyOf(request, NewName);
  await renameOrThrow('channel', id, name);
  return done();
});

export const { DELETE, GET, OPTIONS, POST, PUT } = refuseAllBut('PATCH');
