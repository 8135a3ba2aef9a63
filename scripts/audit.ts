// The promises of the design, checked from the command line: beside a running server, or without one.
import { commandFrom, runAudit, USAGE } from '../lib/audit/audit-command.ts';
import { endingPools } from '../lib/db/connection/pool.ts';
import { envFrom } from '../lib/env.ts';
import { isRequestError } from '../lib/errors.ts';
import { withCommandDatabase } from '../lib/supervisor/command-database.ts';
import { dataDirOwner } from '../lib/supervisor/data-dir-lock.ts';

try {
  const command = commandFrom(process.argv.slice(2));
  if (command.kind === 'help') {
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  }
  const { dataDir } = envFrom(process.env);
  const audited = { ...command.options, dataDir, isServed: dataDirOwner(dataDir) !== null };
  const { words, code } = await withCommandDatabase(() => endingPools(() => runAudit(audited)));
  process.stdout.write(`${words}\n`);
  process.exit(code);
} catch (error) {
  const isTold = isRequestError(error) || (error instanceof Error && error.name === 'EnvError');
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${isTold ? words : `This did not work: ${words}`}\n`);
  process.exit(1);
}
