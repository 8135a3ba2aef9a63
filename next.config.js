import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: {
    messages: { path: './messages', format: 'json', locales: 'infer', precompile: true },
  },
});

/** The socket is a WebSocket (lib/live/client/connection.ts): what else engine.io can do need not be sent. */
const UNUSED_TRANSPORTS = ['polling-xhr.js', 'polling-xhr.node.js', 'polling-fetch.js', 'webtransport.js'];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  images: { unoptimized: true },
  // A browser that has not read the page's own link yet asks for it under the old name.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  devIndicators: false,
  turbopack: {
    resolveAlias: Object.fromEntries(
      UNUSED_TRANSPORTS.flatMap((file) => [
        [`./${file}`, { browser: false }],
        [`./transports/${file}`, { browser: false }],
      ]),
    ),
  },
  // Small scripts in one compress better than each alone, and are fewer to fetch.
  experimental: { turbopackChunking: { minChunkSize: 150_000 } },
  // `npm run check` looks at types, those of tests too; a start has no need to wait for that.
  typescript: { ignoreBuildErrors: true },
  // These keep state or open files by path: one copy in node_modules, for Next's bundle and for server.ts.
  serverExternalPackages: [
    'pg',
    'pino',
    'prom-client',
    '@prisma/client',
    '@prisma/adapter-pg',
    'better-auth',
  ],
};

export default withNextIntl(config);
