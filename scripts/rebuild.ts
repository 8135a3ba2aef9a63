// Every projection computed anew, from the command line: beside a running server, or without one.
import { endingPools } from '../lib/db/connection/pool.ts';
import { isRequestError } from '../lib/errors.ts';
import { commandFrom, runCommand } from '../lib/rebuild/rebuild-command.ts';
import { withCommandDatabase } from '../lib/supervisor/command-database.ts';

try {
  const command = commandFrom(process.argv.slice(2));
  const { words, isRight } =
    command.kind === 'help'
      ? await runCommand(command)
      : await withCommandDatabase(() => endingPools(() => runCommand(command)));
  process.stdout.write(`${words}\n`);
  process.exit(isRight ? 0 : 1);
} catch (error) {
  const isTold = isRequestError(error) || (error instanceof Error && error.name === 'EnvError');
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${isTold ? words : `This did not work: ${words}`}\n`);
  process.exit(1);
}
