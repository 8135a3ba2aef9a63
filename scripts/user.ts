// People, from the command line: beside a running server, or without one.

import { askPassword } from '../lib/auth/users/ask-password.ts';
import { commandFrom, runCommand } from '../lib/auth/users/user-command.ts';
import { prisma } from '../lib/db/connection/prisma.ts';
import { isRequestError } from '../lib/errors.ts';
import { withCommandDatabase } from '../lib/supervisor/command-database.ts';

try {
  const command = commandFrom(process.argv.slice(2));
  const words = command.kind === 'help' ? await runCommand(command, askPassword) : await beside(command);
  process.stdout.write(`${words}\n`);
  process.exit(0);
} catch (error) {
  const isTold = isRequestError(error) || (error instanceof Error && error.name === 'EnvError');
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${isTold ? words : `This did not work: ${words}`}\n`);
  process.exit(1);
}

function beside(command: Parameters<typeof runCommand>[0]): Promise<string> {
  return withCommandDatabase(async () => {
    try {
      return await runCommand(command, askPassword);
    } finally {
      await prisma().$disconnect();
    }
  });
}
