// I4 and I8 on a server: its board, the database and the lists behind the figures, all at one position of the feed.
import { setTimeout as pause } from 'node:timers/promises';
import { type CountedFigures, readFigures } from '../db/audit/figures.ts';
import { auditPool } from '../db/connection/pool.ts';
import { inSnapshot } from '../db/live/board-read.ts';
import { type Board, figuresOfBoard } from './board-figures.ts';
import { compareLists } from './board-lists.ts';
import { ask, called, type Server } from './server.ts';
import { type Check, checked, missed, unchecked, type Verdict } from './verdict.ts';

const TRIES = 20;
const BETWEEN_TRIES_MS = 300;

export async function checkBoard(server: Server | null): Promise<Verdict[]> {
  if (server === null) {
    const why = 'give --url and --token of a server';
    return [unchecked('I4', why), unchecked('I8', why)];
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const looked = await look(server);
    if (looked) return [...looked, await checkDrift(server)];
    await pause(BETWEEN_TRIES_MS);
  }
  const why = `the board moved on during each of ${TRIES} looks: ask again when it is quieter`;
  return [missed('I4', why), missed('I8', why)];
}

/** Null where the board was not complete, or moved on before everything behind it was read. */
async function look(server: Server): Promise<Verdict[] | null> {
  const counted = await inSnapshot(auditPool(), (db) => readFigures(db, Date.now()));
  const board = await ask<Board>(server, '/api/board');
  if (board.feed.pending > 0 || board.position !== counted.position) return null;
  const shown = figuresOfBoard(board);
  const lists = await compareLists(server, board, counted.dayStart);
  return lists && [checked('I4', figuresCheck(shown, counted)), checked('I8', lists)];
}

function figuresCheck(shown: ReadonlyMap<string, number>, { figures, position }: CountedFigures): Check {
  const names = [...new Set([...shown.keys(), ...figures.keys()])];
  const different = names.filter((name) => (shown.get(name) ?? 0) !== (figures.get(name) ?? 0));
  return {
    says: `${names.length} figures of the board are those of the database at ${position}`,
    failures: different.length,
    examples: different.map(
      (name) => `${name}: ${shown.get(name) ?? 0} instead of ${figures.get(name) ?? 0}`,
    ),
  };
}

/** The server holds its own boards against the database all the time, and counts. */
async function checkDrift(server: Server): Promise<Verdict> {
  const metrics = await (await called(server, '/metrics')).text();
  const drift = Number(/^vigia_board_drift_total (\d+)/m.exec(metrics)?.[1] ?? 0);
  return checked('I4', { says: 'no worker has seen its board drift', failures: drift });
}
