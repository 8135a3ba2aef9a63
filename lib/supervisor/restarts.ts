import { log } from '../log.ts';
import { watchBuild } from './build-watch.ts';
import { prepareDatabase } from './prepare.ts';

type Wanted = {
  url: string;
  say: (line: string) => void;
  signal: AbortSignal;
  restart(): void;
  /** Nobody sits at a terminal: SIGHUP means what it means to a service. */
  isService: boolean;
};

/** Restarts the workers on SIGHUP and when the program has been built anew, after bringing the database up to date. */
export function startRestarts({ url, say, signal, restart, isService }: Wanted): () => Promise<void> {
  const begin = async () => {
    try {
      // A demonstration under way is fed already: it must not be seeded beside that.
      await prepareDatabase({ url, say, signal, env: { VIGIA_DEMO: '0' } });
    } catch (error) {
      log.error({ error }, 'the database could not be prepared for a restart: the workers stay as they are');
      return false;
    }
    restart();
    return true;
  };
  if (isService) process.on('SIGHUP', begin);
  const unwatch = watchBuild(process.cwd(), begin);
  return async () => {
    process.off('SIGHUP', begin);
    unwatch();
  };
}
