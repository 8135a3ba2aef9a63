import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';
import { planFor } from './plan.ts';

const USUAL = {
  ...{ isQuick: false, only: 'all', seed: 42, shops: 3, port: 23_195 },
  ...{ jsonFile: null, profileDir: null },
};

describe('the options of the live benchmark', () => {
  it('measures everything with the given random seed unless told otherwise', () => {
    expect(readOptions([], 42)).toEqual({ kind: 'run', options: USUAL });
  });

  it('takes one combination, or one part', () => {
    const read = (only: string) => readOptions(['--only', only], 42);
    expect(read('idle')).toEqual({ kind: 'run', options: { ...USUAL, only: 'idle' } });
    expect(read('storm')).toEqual({ kind: 'run', options: { ...USUAL, only: 'storm' } });
    const options = { ...USUAL, only: { perSecond: 200, viewers: 3_000 } };
    expect(read('200x3000')).toEqual({ kind: 'run', options });
  });

  it.each([
    [
      ['--only', '0x10'],
      '--only must be RATExVIEWERS such as 1000x1000, or idle, storm or browser. See --help.',
    ],
    [
      ['--only', 'all'],
      '--only must be RATExVIEWERS such as 1000x1000, or idle, storm or browser. See --help.',
    ],
    [['--port', '40000'], '--port must be a whole number from 1024 to 32765. See --help.'],
    [['--fast'], "Unknown option '--fast'. See --help."],
  ])('refuses %s in one line', (args, message) => {
    expect(readOptions(args, 42)).toEqual({ kind: 'mistake', message });
  });
});

describe('the plan', () => {
  it('holds nine combinations, and one where only one is wanted', () => {
    expect(planFor({ isQuick: false, only: 'all' }).cases).toHaveLength(9);
    const only = { perSecond: 10, viewers: 5 };
    expect(planFor({ isQuick: true, only })).toMatchObject({
      cases: [only],
      browser: null,
      idleViewers: null,
      storm: null,
    });
  });

  it('lets a storm come over as many as may be idle, alone where only it is wanted', () => {
    const { storm, idleViewers } = planFor({ isQuick: false, only: 'all' });
    expect(storm?.viewers).toBe(idleViewers);
    expect(planFor({ isQuick: true, only: 'storm' })).toMatchObject({
      ...{ cases: [], idleViewers: null, storm, browser: null },
    });
  });
});
