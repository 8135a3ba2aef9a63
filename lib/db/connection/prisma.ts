import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../../generated/prisma/client.ts';
import { processSingleton } from '../../process-singleton.ts';
import { durableUrl } from './pool.ts';

/** For settings, people and everything that is asked for seldom; the hot paths speak SQL over `pool.ts`. */
export function prisma(): PrismaClient {
  return processSingleton('prisma', () => {
    const adapter = new PrismaPg({
      connectionString: durableUrl(),
      max: 4,
      connectionTimeoutMillis: 2_000,
      query_timeout: 5_000,
      keepAlive: true,
      application_name: 'vigia prisma',
    });
    return new PrismaClient({ adapter, errorFormat: 'minimal' });
  });
}
