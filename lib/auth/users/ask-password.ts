import { RequestError } from '../../errors.ts';

const ENTER = /[\r\n]/;

/** Reads a line without showing it; from a pipe, its first line. */
export async function askPassword(): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return (await textOf(stdin)).split(ENTER)[0] ?? '';
  stderr.write('Password (at least 12 characters): ');
  stdin.setRawMode(true);
  try {
    return await typedLine(stdin);
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

async function textOf(stream: NodeJS.ReadStream): Promise<string> {
  const parts = await stream.setEncoding('utf8').toArray();
  return parts.join('');
}

function typedLine(stdin: NodeJS.ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let line = '';
    const read = (typed: string) => {
      for (const key of typed) {
        if (key === '\u0003' || key === '\u0004') return finish(() => reject(stopped()));
        if (ENTER.test(key)) return finish(() => resolve(line));
        line = key === '\u007f' || key === '\b' ? [...line].slice(0, -1).join('') : line + key;
      }
    };
    const finish = (settle: () => void) => {
      stdin.off('data', read);
      settle();
    };
    stdin.setEncoding('utf8').on('data', read);
  });
}

function stopped(): RequestError {
  return new RequestError(400, 'stopped', 'Stopped. Nothing was changed.');
}
