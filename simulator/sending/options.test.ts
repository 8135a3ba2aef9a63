import { expect, it } from 'vitest';
import { HELP, readOptions } from './options.ts';

const URL = 'http://127.0.0.1:3000/api/webhooks/zoho-desk/t';
const read = (...args: string[]) => readOptions(args);
const mistake = (...args: string[]) => {
  const result = read(...args);
  return result.kind === 'mistake' ? result.message : null;
};
const options = (...args: string[]) => {
  const result = read('--url', URL, ...args);
  return result.kind === 'run' ? result.options : null;
};

it('needs nothing but a URL', () => {
  expect(options()).toMatchObject({
    url: URL,
    seed: 1,
    durationMs: 60_000,
    pacing: { kind: 'speed', factor: 1 },
    channels: 6,
  });
});

it('reads times, shares and choices', () => {
  expect(
    options(
      '--duration',
      '1.5h',
      '--late',
      '5%',
      '--duplicates',
      '0.1',
      '--rate',
      '200',
      '--statuses',
      'all',
      '--bots',
      '0',
      '--channels',
      '2',
    ),
  ).toMatchObject({
    durationMs: 5_400_000,
    late: 0.05,
    duplicates: 0.1,
    pacing: { kind: 'rate', perSecond: 200 },
    allStatuses: true,
    botShare: 0,
    channels: 2,
  });
});

it('sends to this machine alone unless it is told that the other one is ours', () => {
  expect(mistake('--url', 'https://vigia.example.com/x')).toContain('--yes-this-is-mine');
  expect(mistake('--url', 'http://127.0.0.1.example.com/x')).toContain('not this machine');
  expect(read('--url', 'https://vigia.example.com/x', '--yes-this-is-mine').kind).toBe('run');
  for (const host of ['localhost:3000', '127.0.0.2', '[::1]:8080'])
    expect(read('--url', `http://${host}/x`).kind).toBe('run');
});

it('says in one line what is wrong', () => {
  const lines = [
    mistake(),
    mistake('--url', 'nonsense'),
    mistake('--url', 'ftp://localhost/x'),
    mistake('--url', URL, '--rate', 'fast'),
    mistake('--url', URL, '--rate', '5', '--speed', '2'),
    mistake('--url', URL, '--duration', '10'),
    mistake('--url', URL, '--late', '120%'),
    mistake('--url', URL, '--channels', '7'),
    mistake('--url', URL, '--statuses', 'some'),
    mistake('--url', URL, '--seed'),
    mistake('--what'),
    mistake('something'),
  ];
  for (const line of lines) expect(line).toMatch(/^[^\n]+See --help\.$/);
});

it('explains every option', () => {
  expect(read('--help').kind).toBe('help');
  for (const name of [
    'url',
    'rate',
    'speed',
    'seed',
    'duration',
    'channels',
    'bots',
    'duplicates',
    'shuffle',
    'late',
    'unknown',
    'malformed',
    'statuses',
  ]) {
    expect(HELP).toContain(`--${name} `);
  }
});
