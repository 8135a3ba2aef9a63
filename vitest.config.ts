import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const setupFiles = ['./test/quiet-console.ts'];
/** Code without a database, a server or a browser: what `npm run check` runs. */
const pure = [
  'lib/{domain,zoho}/**/*.test.ts',
  'lib/*.test.ts',
  'simulator/**/*.test.ts',
  'scripts/**/*.test.ts',
  'bench/**/*.test.ts',
];
const browser = [
  'components/**/*.test.{ts,tsx}',
  'lib/live/client/**/*.test.{ts,tsx}',
  'lib/i18n/**/*.test.tsx',
];

export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: pure, setupFiles } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['{lib,app,test}/**/*.test.{ts,tsx}'],
          exclude: [...pure, ...browser],
          setupFiles,
          globalSetup: ['./test/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: { name: 'browser', include: browser, environment: 'happy-dom', setupFiles },
      },
    ],
  },
});
