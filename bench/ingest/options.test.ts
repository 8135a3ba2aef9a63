import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

describe('the options of the benchmark', () => {
  it('measures everything at length with the given random seed unless told otherwise', () => {
    const options = {
      isQuick: false,
      soakMinutes: null,
      seed: 42,
      shops: 10,
      rate: null,
      port: 23_191,
      jsonFile: null,
    };
    expect(readOptions([], 42)).toEqual({ kind: 'run', options });
  });

  it('takes a seed, a rate, a port and a file', () => {
    const read = readOptions(
      ['--quick', '--seed', '0', '--shops', '3', '--rate', '500', '--port', '8000', '--json', 'a.json'],
      42,
    );
    const options = {
      isQuick: true,
      soakMinutes: null,
      seed: 0,
      shops: 3,
      rate: 500,
      port: 8_000,
      jsonFile: 'a.json',
    };
    expect(read).toEqual({ kind: 'run', options });
  });

  it('shows its help', () => {
    expect(readOptions(['--help'], 42)).toEqual({ kind: 'help' });
  });

  it.each([
    [['--rate', '0'], '--rate must be a whole number from 1 to 100000. See --help.'],
    [['--seed', '1.5'], '--seed must be a whole number from 0 to 4294967295. See --help.'],
    [['--port', '40000'], '--port must be a whole number from 1024 to 32765. See --help.'],
    [['--fast'], "Unknown option '--fast'. See --help."],
  ])('refuses %s in one line', (args, message) => {
    expect(readOptions(args, 42)).toEqual({ kind: 'mistake', message });
  });
});
