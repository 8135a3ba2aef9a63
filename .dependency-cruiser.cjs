// Which folder may import which. The table in ARCHITECTURE.md says it in words.
const TESTS = '(\\.test\\.tsx?$|/testing/)';
const npm = (...names) => `node_modules/(${names.join('|')})/`;
const REACT = npm('react', 'react-dom', 'next', 'next-intl', 'nuqs');
const PRISMA = `^generated/|${npm('@prisma/[^/]+', 'prisma')}`;
const BASE = '^lib/(env|errors|failpoint|log|metrics|owned-files|process-identity|process-singleton)\\.ts$';

/** Code below `from` may import only what `to` names: the rest of our own code is out of bounds. */
const only = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: TESTS },
  to: { path: '^(app|bench|components|lib|simulator|scripts|test|e2e|server\\.ts)', pathNot: [from, ...to] },
});

const never = (name, from, to, more = {}) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: [TESTS, ...(more.except ?? [])] },
  to: { path: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { pathNot: '^generated/' }, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '\\.config\\.(ts|js|mjs)$',
          '^test/',
          '^generated/',
          '^app/',
          '^bench/.*/app/',
        ],
      },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { pathNot: '^generated/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'package.json names what is imported; what runs does not come from devDependencies',
      severity: 'error',
      from: { path: '^(app|components|lib|simulator|server\\.ts)', pathNot: TESTS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    only('domain-imports-itself', '^lib/domain/', []),
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: TESTS },
      to: { dependencyTypes: ['core', 'npm'], pathNot: 'node_modules/zod/' },
    },
    only('zoho', '^lib/zoho/', ['^lib/domain/']),
    never('zoho-without-react', '^lib/zoho/', `${REACT}|${PRISMA}`),
    only('db', '^lib/db/', ['^lib/domain/', BASE, '^generated/']),
    never('db-without-react', '^lib/db/', REACT),
    only('spool', '^lib/spool/', ['^lib/db/deliveries\\.ts$', BASE]),
    only('ingest', '^lib/ingest/', ['^lib/(domain|zoho|db|spool)/', BASE]),
    never('ingest-without-react', '^lib/ingest/', REACT),
    only('rebuild', '^lib/rebuild/', ['^lib/(domain|zoho|db|ingest)/', BASE]),
    only('audit', '^lib/audit/', ['^lib/(domain|zoho|db|spool|rebuild)/', BASE]),
    only('live-protocol', '^lib/live/protocol\\.ts$', ['^lib/domain/']),
    only('live-server', '^lib/live/server/', [
      '^lib/live/protocol\\.ts$',
      '^lib/(domain|db|auth|spool)/',
      BASE,
    ]),
    never('live-server-without-react', '^lib/live/server/', REACT),
    only('live-client', '^lib/live/client/', ['^lib/live/protocol\\.ts$', '^lib/domain/']),
    {
      name: 'live-client-without-node',
      severity: 'error',
      from: { path: '^lib/live/client/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    only('auth', '^lib/(auth/|http\\.ts)', ['^lib/(auth|domain|db)/', '^lib/http\\.ts$', BASE]),
    only('components', '^components/', ['^lib/(domain|i18n|live/client)/', '^lib/live/protocol\\.ts$']),
    {
      name: 'components-without-node',
      severity: 'error',
      from: { path: '^components/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    only('ui-and-charts', '^components/(ui|charts)/', ['^lib/i18n/']),
    only('http-server', '^lib/http-server/', ['^lib/spool/', BASE, '^lib/supervisor/messages\\.ts$']),
    only('supervisor', '^lib/supervisor/', [BASE, '^lib/db/']),
    only('installation', '^lib/installation\\.ts$', ['^lib/(auth|db|supervisor)/', BASE]),
    only('e2e-is-a-user', '^e2e/', []),
    only('simulator', '^simulator/(?!seed)', []),
    only('bench', '^bench/', [
      '^simulator/model/',
      '^lib/db/(connection|migrate)/',
      '^lib/domain/(percentile\\.ts$|board/)',
      '^lib/live/(client/live-store|protocol)\\.ts$',
    ]),
    never('bench-is-no-part', '^(app|components|lib|simulator|scripts|server\\.ts)', '^bench/'),
    never('only-db-sees-prisma', '^(app|components|lib|simulator|scripts|server\\.ts)', PRISMA, {
      except: ['^lib/db/'],
    }),
    never('only-processes-see-node-cluster', '^(app|components|lib)/', '^(node:)?cluster$', {
      except: ['^lib/supervisor/'],
    }),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^generated'] },
    exclude: { path: ['^(dist|\\.next|bench/ingest/baseline-next/\\.next)/', 'next-env\\.d\\.ts$'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
