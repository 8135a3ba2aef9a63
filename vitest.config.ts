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
/** A server runs anywhere: none of these may change what a figure means. */
const zones = ['America/Sao_Paulo', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'];

export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: pure, setupFiles, isolate: false } },
      ...zones.map((TZ) => ({
        extends: true as const,
        test: { name: TZ, include: ['lib/domain/**/*.test.ts'], setupFiles, isolate: false, env: { TZ } },
      })),
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
