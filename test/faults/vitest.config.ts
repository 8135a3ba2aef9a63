// What breaks things on purpose and takes minutes: `npm run test:faults`, one file after another.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    name: 'faults',
    include: ['test/faults/**/*.faults.ts'],
    setupFiles: ['./test/quiet-console.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    disableConsoleIntercept: true,
  },
});
