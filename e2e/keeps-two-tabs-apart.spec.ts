import { queueOf } from './support/screen.ts';
import { expect, test } from './support/test.ts';
import { newId, waiting } from './support/zoho.ts';

test('two tabs are both live, each with its own filter', async ({ context, page: left, post }) => {
  const [here, there] = [newId(), newId()];
  const right = await context.newPage();
  await left.goto(`/?channel=${here}`);
  await right.goto(`/?channel=${there}`);
  for (const tab of [left, right]) await expect(queueOf(tab)).toContainText('Nobody is waiting');

  await post(
    ...waiting({ session: newId(), channel: here, name: 'Priya Raman' }),
    ...waiting({ session: newId(), channel: there, name: 'Hannah Whitfield' }),
  );
  await expect(queueOf(left)).toContainText('Priya Raman');
  await expect(queueOf(right)).toContainText('Hannah Whitfield');

  await right.getByRole('button', { name: 'Agent', exact: true }).click();
  await expect(queueOf(right)).toContainText('Nobody is waiting in this view');
  await expect(queueOf(left)).toContainText('Priya Raman');
  await expect(queueOf(left)).not.toContainText('Hannah Whitfield');
  expect(left.url()).not.toContain('assigneeType');
});
