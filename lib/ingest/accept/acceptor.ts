// The acceptor of this process.
import { insertDeliveries } from '../../db/deliveries.ts';
import { env } from '../../env.ts';
import { log } from '../../log.ts';
import { counter } from '../../metrics.ts';
import { processSingleton } from '../../process-singleton.ts';
import { spoolFiles } from '../../spool/files.ts';
import { forgetRefusals, noteRefusal } from '../../spool/refusals.ts';
import { createSpool, type Spool } from '../../spool/spool.ts';
import { type Acceptor, createAcceptor } from './accept.ts';
import { type Breaker, createBreaker } from './breaker.ts';

type Parts = { acceptor: Acceptor; spool: Spool; breaker: Breaker };

export function acceptor(): Acceptor {
  return parts().acceptor;
}

export function spooling(): Pick<Parts, 'spool' | 'breaker'> {
  return parts();
}

function parts(): Parts {
  return processSingleton('acceptor', () => {
    const { dataDir, spoolMaxBytes } = env();
    const spool = createSpool({ files: spoolFiles(dataDir), maxBytes: spoolMaxBytes });
    const breaker = createBreaker((isOpen) =>
      log.warn(isOpen ? 'deliveries go to the spool' : 'deliveries go to Postgres again'),
    );
    const acceptor = createAcceptor({
      store: insertDeliveries,
      spool: async (deliveries) => {
        const kept = await spool.append(deliveries);
        if (kept === 'kept') forgetRefusals(dataDir);
        countSpooled(kept, deliveries.length);
        return kept;
      },
      breaker,
      refused: (why) => {
        noteRefusal(dataDir, Date.now());
        if (why === 'full') log.error('the spool is full: deliveries are refused with 503');
      },
    });
    return { acceptor, spool, breaker };
  });
}

function countSpooled(kept: 'kept' | 'full', deliveries: number): void {
  const about = {
    help: 'Deliveries that Postgres did not take in time, by what the spool did',
    labelNames: ['kept'],
  };
  counter({ name: 'vigia_spooled_deliveries_total', ...about }).inc({ kept }, deliveries);
}
