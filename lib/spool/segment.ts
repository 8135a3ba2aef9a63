// One file of the spool, written by one process and only at its end.
import { type FileHandle, open } from 'node:fs/promises';
import { failpoint } from '../failpoint.ts';

export type Segment = {
  path: string;
  bytes(): number;
  /** Settles when the bytes survive a crash of the machine; after a rejection nothing may be appended any more. */
  append(bytes: Buffer): Promise<void>;
  close(): Promise<void>;
};

/** What a segment needs of a file. */
export type SegmentFile = Pick<FileHandle, 'appendFile' | 'datasync' | 'close'>;
export type OpenFile = (path: string) => Promise<SegmentFile>;

/** Throws where the file is there already. */
export const openNewFile: OpenFile = (path) => open(path, 'ax', 0o600);

export async function createSegment(path: string, openFile: OpenFile = openNewFile): Promise<Segment> {
  const file = await openFile(path);
  let bytes = 0;
  return {
    path,
    bytes: () => bytes,
    append: async (more) => {
      await file.appendFile(more);
      failpoint('spool written');
      // Never asked twice of one file: after a failure the system may have dropped the pages and would say yes.
      await file.datasync();
      failpoint('spool synced');
      bytes += more.length;
    },
    close: () => file.close(),
  };
}
