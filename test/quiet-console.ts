import { afterEach, beforeEach, expect } from 'vitest';

const complaints: string[] = [];

function note(kind: string) {
  return (...args: unknown[]) => {
    complaints.push(`console.${kind}: ${args.map(String).join(' ')}`);
  };
}

beforeEach(() => {
  complaints.length = 0;
  console.error = note('error');
  console.warn = note('warn');
});

afterEach(() => {
  expect(complaints, 'nothing may be written to console.error or console.warn').toEqual([]);
});
