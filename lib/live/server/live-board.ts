import { feedPool } from '../../db/connection/pool.ts';
import { env } from '../../env.ts';
import { processSingleton } from '../../process-singleton.ts';
import { createLiveBoard, type LiveBoard } from './board/create-live-board.ts';

/** The board of this process. */
export function liveBoard(): LiveBoard {
  return processSingleton('liveBoard', () => {
    const { databaseUrl } = env();
    if (!databaseUrl) throw new Error('the live board needs DATABASE_URL');
    return createLiveBoard(feedPool(), databaseUrl);
  });
}
