import { expect, test } from './support/test.ts';
import { agentSays, newId, sessionBecomes, waiting } from './support/zoho.ts';

test('a supervisor sees a session appear, be accepted and leave, without reloading', async ({
  page,
  post,
  ownChannel: channel,
}) => {
  const session = newId();
  await page.goto(`/?channel=${channel}`);
  const queue = page.getByRole('region', { name: 'Queue' });
  await expect(queue.getByText('Marina Duarte')).toHaveCount(0);

  await post(...waiting({ session, channel, text: 'Já são 14h25 e ninguém veio' }));
  await expect(queue.getByText('Marina Duarte')).toBeVisible();
  await expect(queue.getByText('Já são 14h25 e ninguém veio')).toBeVisible();

  const ana = { id: '106554156', type: 'AGENT' } as const;
  await post(
    agentSays({ session, channel, text: 'Oi, aqui é a Ana' }),
    sessionBecomes({ session, channel, status: 'ON_PROGRESS', from: 'OPEN', with: ana }),
  );
  await expect(queue.getByText('Marina Duarte')).toHaveCount(0);
});
