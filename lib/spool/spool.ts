// Where deliveries wait while Postgres is away: files of this machine, durable before anybody is answered.
import { readFile, rm } from 'node:fs/promises';
import type { NewDelivery } from '../db/deliveries.ts';
import { failpoint } from '../failpoint.ts';
import { log } from '../log.ts';
import type { OwnedFiles } from '../owned-files.ts';
import { keepDamaged } from './damage.ts';
import { syncFolder } from './files.ts';
import { createHandOver, type Store } from './hand-over.ts';
import { type Decoded, decodeRecords, encodeRecord } from './record.ts';
import { createSegment, type OpenFile, openNewFile, type Segment } from './segment.ts';
import { spooledBytes } from './usage.ts';

export type Spool = {
  /** 'kept': all are durable. 'full': none was written. Rejects where the disk fails. One call at a time. */
  append(deliveries: readonly NewDelivery[]): Promise<'kept' | 'full'>;
  /**
   * Hands what this process and dead ones have spooled to `store`, oldest file first; true: none is left that can be
   * read. Rejects where `store` does.
   */
  drain(store: Store): Promise<boolean>;
};

type Wanted = {
  files: OwnedFiles;
  maxBytes: number;
  openFile?: OpenFile;
  /** Makes the names in a folder durable. */
  syncNames?: (folder: string) => Promise<void>;
};

const SEGMENT_BYTES = 8 * 1024 * 1024;
/** A disk that fails, or rights that are wrong, may be set right. */
const TRY_AGAIN_MS = 60_000;

export function createSpool({
  files,
  maxBytes,
  openFile = openNewFile,
  syncNames = syncFolder,
}: Wanted): Spool {
  const closed: string[] = [];
  const handOver = createHandOver();
  let aside: { path: string; until: number }[] = [];
  let current: Segment | null = null;
  let appending = false;
  let isRotationWanted = false;

  async function segmentToAppendTo(): Promise<Segment> {
    if (current && !isRotationWanted && current.bytes() < SEGMENT_BYTES) return current;
    isRotationWanted = false;
    await closeCurrent();
    const segment = await createSegment(files.nextPath(), openFile);
    try {
      await syncNames(files.folder);
    } catch (error) {
      await close(segment).catch(() => undefined);
      throw error;
    }
    current = segment;
    return segment;
  }

  /** What was torn stays the last of its file. */
  async function closeCurrent(): Promise<void> {
    const segment = current;
    current = null;
    if (segment) await close(segment);
  }

  async function close(segment: Segment): Promise<void> {
    closed.push(segment.path);
    await segment.close();
  }

  async function append(deliveries: readonly NewDelivery[]): Promise<'kept' | 'full'> {
    const bytes = Buffer.concat(deliveries.map(encodeRecord));
    if (spooledBytes(files) + bytes.length > maxBytes) return 'full';
    const segment = await segmentToAppendTo();
    try {
      await segment.append(bytes);
      return 'kept';
    } catch (error) {
      await closeCurrent().catch(() => undefined);
      throw error;
    }
  }

  async function drainClosed(store: Store): Promise<void> {
    for (let path = closed[0]; path !== undefined; path = closed[0]) {
      const read = await orAside(path, contentOf(path));
      if (read) {
        await handOver({ path, deliveries: read.deliveries }, store);
        failpoint('spool drained');
        await orAside(path, read.gaps > 0 ? keepDamaged(path, read.gaps) : rm(path, { force: true }));
      }
      closed.shift();
    }
  }

  /** One file that the disk does not give must not keep the others waiting. */
  function orAside<T>(path: string, work: Promise<T>): Promise<T | null> {
    return work.catch((error: unknown) => {
      log.error({ error, path }, 'a file of the spool cannot be read or removed; trying again in a minute');
      aside.push({ path, until: performance.now() + TRY_AGAIN_MS });
      return null;
    });
  }

  function dueAgain(): string[] {
    const due = aside.filter(({ until }) => until <= performance.now());
    aside = aside.filter((file) => !due.includes(file));
    return due.map(({ path }) => path);
  }

  return {
    append: (deliveries) => {
      appending = true;
      return append(deliveries).finally(() => {
        appending = false;
      });
    },
    drain: async (store) => {
      closed.push(...files.claimOrphans(), ...dueAgain());
      await drainClosed(store);
      // Only now: while Postgres is away, every attempt would begin a new file.
      isRotationWanted = appending;
      if (appending) return false;
      await closeCurrent();
      await drainClosed(store);
      return current === null && !appending;
    },
  };
}

/** Nothing where somebody has removed the file. */
async function contentOf(path: string): Promise<Decoded> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  return decodeRecords(bytes);
}
