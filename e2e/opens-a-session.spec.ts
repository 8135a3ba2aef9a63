import { expect, test } from './support/test.ts';
import { customerSays, newId, waiting } from './support/zoho.ts';

test('a supervisor opens a session from the queue and sees a new message arrive', async ({
  page,
  post,
  ownChannel: channel,
}) => {
  const session = newId();
  await post(...waiting({ session, channel, text: 'A cúpula chegou trincada' }));
  await page.goto(`/?channel=${channel}`);
  await page
    .getByRole('region', { name: 'Queue' })
    .getByRole('link', { name: /Marina Duarte/ })
    .click();
  await expect(page).toHaveURL(new RegExp(`/sessions/${session}`));
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText('A cúpula chegou trincada')).toBeVisible();

  await post(customerSays({ session, channel, text: 'Alguém pode me responder?' }));
  await expect(timeline.getByText('Alguém pode me responder?')).toBeVisible();
});
