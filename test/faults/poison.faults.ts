import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FaultGround, openGround } from './support/ground.ts';
import { post } from './support/post.ts';
import { isAlive, signal } from './support/processes.ts';
import { until } from './support/until.ts';
import { untilQuiet } from './support/verify.ts';

let ground: FaultGround;
beforeAll(async () => {
  ground = await openGround(23211);
  await ground.vigia.start();
});
afterAll(() => ground?.close());

/** The process that has written down that it projects the delivery, if any has. */
function holderOf(deliveryId: string): number | null {
  const folder = join(ground.vigia.dataDir, 'projecting');
  for (const name of readdirSync(folder)) {
    try {
      if (readFileSync(join(folder, name), 'utf8').includes(deliveryId)) return Number(name.split('-')[0]);
    } catch {
      // Done with in between.
    }
  }
  return null;
}

const WAITING = 'FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))';

const isWaitedFor = async (pid: number | undefined) =>
  (await ground.postgres.query(`SELECT 1 ${WAITING}`, [pid])).length > 0;

it('sets a delivery aside that its projectors die of, projects its neighbours, and replays it', async () => {
  const { vigia, postgres, ledger, traffic } = ground;
  const poison = traffic.newcomer();
  // Whoever projects it waits for this transaction, and is killed meanwhile: a poison that needs no code of its own.
  const blocker = await postgres.connect();
  await blocker.query('BEGIN');
  const { rows } = await blocker.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const blockerPid = rows[0]?.pid;
  await blocker.query(
    `INSERT INTO event (org_id, key, at, event_time, received_at, session_id, channel_id, type, facts, element)
      VALUES ('78412359', $1, now(), '', now(), '', '', '', '{}', '')`,
    [poison.key],
  );
  ledger.send([poison.key]);
  const neighbours = ground.send({ perSecond: 50 });
  expect((await post(vigia.webhookUrl, poison.text)).status).toBe(200);
  ledger.promised([poison.key]);
  const [{ id = '' } = {}] = await postgres.query<{ id: string }>(
    `SELECT id FROM delivery WHERE body = convert_to($1, 'UTF8')`,
    [poison.text],
  );

  let deaths = 0;
  await until(
    'the poison is set aside',
    async () => {
      // Whoever takes over a dead process's list has a list with its name on it, and does not project it.
      const holder = (await isWaitedFor(blockerPid)) ? holderOf(id) : null;
      if (holder !== null && signal(holder, 'SIGKILL')) {
        deaths += 1;
        await until('it is dead', () => !isAlive(holder));
        // A backend that waits for a lock does not notice that its client is gone.
        await postgres.query(`SELECT pg_terminate_backend(pid) ${WAITING}`, [blockerPid]);
      }
      const rows = await postgres.query('SELECT 1 FROM quarantined_element WHERE delivery_id = $1', [id]);
      return rows.length > 0;
    },
    120_000,
  );
  await neighbours.stop();
  await untilQuiet(ground);
  await blocker.query('ROLLBACK');
  await blocker.end();
  console.info(`set aside after ${deaths} deaths; its neighbours are projected`);
  expect(await vigia.replayQuarantine()).toBe(1);
  await ground.verify();
});
