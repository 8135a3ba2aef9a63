import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

it('needs no option', () => {
  expect(readOptions([])).toEqual({ kind: 'run', options: { port: 23_196, jsonFile: null } });
});

it('refuses a port that an outgoing connection could hold', () => {
  const message = '--port must be a whole number from 1024 to 32765. See --help.';
  expect(readOptions(['--port', '40000'])).toEqual({ kind: 'mistake', message });
});
