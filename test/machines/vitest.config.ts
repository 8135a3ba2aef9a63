// Two machines behind the nginx of the README: `npm run test:machines`.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    name: 'machines',
    include: ['test/machines/**/*.machines.ts'],
    setupFiles: ['./test/quiet-console.ts'],
    globalSetup: ['./test/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    disableConsoleIntercept: true,
  },
});
