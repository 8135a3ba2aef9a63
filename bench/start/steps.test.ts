import { expect, it } from 'vitest';
import { stepsOf } from './steps.ts';

it('counts a step from its line to the next one, and the last one to the living board', () => {
  const said = [
    { line: '> vigia@0.1.0 demo', afterMs: 300 },
    { line: 'Installing packages (a minute or two)…', afterMs: 500 },
    { line: 'Building the pages (about half a minute)…', afterMs: 40_500 },
    { line: 'Vigia is running, with invented data (DEMO).', afterMs: 70_500 },
    { line: '  Stop     Ctrl-C', afterMs: 70_501 },
  ];
  expect(stepsOf(said, 72_000)).toEqual([
    { name: 'packages, server', tookMs: 40_000 },
    { name: 'pages', tookMs: 30_000 },
    { name: 'first events', tookMs: 1_500 },
  ]);
});

it('takes no time for first events where the board lives before the start has said so', () => {
  const said = [{ line: 'Vigia is running, with invented data (DEMO).', afterMs: 4_100 }];
  expect(stepsOf(said, 4_000)).toEqual([{ name: 'first events', tookMs: 0 }]);
});
