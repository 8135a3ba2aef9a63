import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: {
    messages: { path: './messages', format: 'json', locales: 'infer', precompile: true },
  },
});

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  images: { unoptimized: true },
  devIndicators: false,
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
