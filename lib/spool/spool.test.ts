import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NewDelivery } from '../db/deliveries.ts';
import { log } from '../log.ts';
import { damagedFiles } from './damage.ts';
import { spoolFiles } from './files.ts';
import { decodeRecords, encodeRecord } from './record.ts';
import { openNewFile, type SegmentFile } from './segment.ts';
import { createSpool, type Spool } from './spool.ts';
import { spooledBytes, spooledDeliveries } from './usage.ts';

const T0 = Date.UTC(2026, 5, 8, 12);
const delivery = (id: string, body = `[${id}]`): NewDelivery => ({
  id,
  receivedAt: T0,
  sourceId: 's',
  origin: 'live',
  body: Buffer.from(body),
});
const ROOM = { maxBytes: 1024 * 1024 };
/** No process has this number. */
const NOBODY = '4194999-1';

let dataDir: string;
let drained: string[];
const files = () => spoolFiles(dataDir);
const folder = () => join(dataDir, 'spool');
const names = () => readdirSync(folder());
const read = (file: Buffer) => {
  const { deliveries, gaps } = decodeRecords(file);
  return { ids: deliveries.map(({ id }) => id), gaps };
};
const take = async (deliveries: NewDelivery[]) => {
  drained.push(...deliveries.map(({ id, body }) => `${id}${Buffer.from(body)}`));
};

const opened: Spool[] = [];
function openSpool(options: Omit<Parameters<typeof createSpool>[0], 'files'> = ROOM): Spool {
  const spool = createSpool({ files: files(), ...options });
  opened.push(spool);
  return spool;
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'vigia-spool-'));
  drained = [];
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  for (const spool of opened.splice(0)) await spool.drain(async () => undefined);
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the spool', () => {
  it('gives back what it was given, byte for byte and in order, and is empty then', async () => {
    const spool = openSpool();
    expect(await spool.append([delivery('1'), delivery('2')])).toBe('kept');
    expect(await spool.append([delivery('3')])).toBe('kept');
    expect(spooledDeliveries(files())).toBe(3);
    expect(await spool.drain(take)).toBe(true);
    expect(drained).toEqual(['1[1]', '2[2]', '3[3]']);
    expect(names()).toEqual([]);
    expect([spooledBytes(files()), spooledDeliveries(files())]).toEqual([0, 0]);
  });

  it('keeps everything when it cannot be handed over, and hands it over the next time', async () => {
    const spool = openSpool();
    await spool.append([delivery('1')]);
    await expect(spool.drain(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    await spool.append([delivery('2')]);
    expect(spooledDeliveries(files())).toBe(2);
    await spool.drain(take);
    expect(drained).toEqual(['1[1]', '2[2]']);
  });

  it('refuses what it has no room for, and takes it when it was drained', async () => {
    const spool = openSpool({ maxBytes: 400 });
    expect(await spool.append([delivery('1', 'x'.repeat(200))])).toBe('kept');
    expect(await spool.append([delivery('2', 'x'.repeat(200))])).toBe('full');
    await spool.drain(take);
    expect(await spool.append([delivery('2', 'x'.repeat(200))])).toBe('kept');
  });

  it('hands over what was appended although the next append is always under way already', async () => {
    const spool = openSpool();
    let last: Promise<unknown> = spool.append([delivery('1')]);
    for (const id of ['2', '3', '4']) {
      await spool.drain(take);
      await last;
      last = spool.append([delivery(id)]);
    }
    expect(drained).toContain('1[1]');
    await last;
  });

  it('begins no new file while nothing can be handed over', async () => {
    const spool = openSpool();
    const away = () => Promise.reject(new Error('away'));
    for (const id of ['1', '2', '3', '4', '5', '6']) {
      const appended = spool.append([delivery(id)]);
      await spool.drain(away).catch(() => undefined);
      await appended;
    }
    expect(names()).toHaveLength(2);
    await spool.drain(take);
    expect(drained).toHaveLength(6);
  });

  it('takes over what a dead process left, and leaves alone what a living one writes', async () => {
    const other = openSpool();
    await other.append([delivery('1')]);
    const mine = names()[0] ?? '';
    writeFileSync(join(folder(), `${NOBODY}-7.spool`), encodeRecord(delivery('2')));
    const spool = openSpool();
    await spool.drain(take);
    expect(drained).toEqual(['2[2]']);
    expect(names()).toEqual([mine]);
    await other.drain(take);
  });

  it('lets only one of many take what a dead process left', async () => {
    await openSpool().append([delivery('1')]);
    renameSync(join(folder(), names()[0] ?? ''), join(folder(), `${NOBODY}-1.spool`));
    const many = [1, 2, 3, 4].map(() => openSpool());
    await Promise.all(many.map((spool) => spool.drain(take)));
    expect(drained).toEqual(['1[1]']);
  });

  it('ignores what a crash tore off at the end', async () => {
    const whole = Buffer.concat([encodeRecord(delivery('1')), encodeRecord(delivery('2'))]);
    for (let length = whole.length - 1; length > encodeRecord(delivery('1')).length; length -= 1)
      expect(read(whole.subarray(0, length))).toEqual({ ids: ['1'], gaps: 0 });
  });

  it('reads on after damage in the middle', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), (at) => {
        const [first, ...rest] = ['1', '2', '3'].map((id) => encodeRecord(delivery(id)));
        if (!first) return;
        const damaged = Buffer.from(first);
        damaged[at % damaged.length] = (damaged[at % damaged.length] ?? 0) ^ 0xff;
        expect(read(Buffer.concat([damaged, ...rest]))).toEqual({ ids: ['2', '3'], gaps: 1 });
      }),
    );
  });

  it('keeps any bytes as they are, its own marks among them', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (bodies) => {
        const nested = Buffer.concat(bodies.map((body) => encodeRecord({ ...delivery('x'), body })));
        const { deliveries, gaps } = decodeRecords(encodeRecord({ ...delivery('outer'), body: nested }));
        expect({ ids: deliveries.map(({ id }) => id), gaps }).toEqual({ ids: ['outer'], gaps: 0 });
        expect(Buffer.compare(Buffer.from(deliveries[0]?.body ?? []), nested)).toBe(0);
      }),
    );
  });
});

/** A disk whose nth call of a kind fails; half of what it should have written is there then. */
function failing(kind: 'appendFile' | 'datasync', nth: number) {
  let calls = 0;
  return async (path: string): Promise<SegmentFile> => {
    const file = await openNewFile(path);
    const call = <T>(name: typeof kind, work: () => Promise<T>): Promise<T> => {
      if (name === kind) calls += 1;
      if (name === kind && calls === nth) return Promise.reject(new Error('EIO'));
      return work();
    };
    return {
      appendFile: async (data) => {
        const bytes = Buffer.from(data as Uint8Array);
        if (kind === 'appendFile' && calls + 1 === nth)
          await file.appendFile(bytes.subarray(0, bytes.length / 2));
        return call('appendFile', () => file.appendFile(bytes));
      },
      datasync: () => call('datasync', () => file.datasync()),
      close: () => file.close(),
    };
  };
}

describe('a disk that fails', () => {
  it.each(['appendFile', 'datasync'] as const)(
    'keeps all that was acknowledged, whichever %s fails',
    async (kind) => {
      for (let nth = 1; nth <= 5; nth += 1) {
        drained = [];
        const spool = openSpool({ ...ROOM, openFile: failing(kind, nth) });
        const acknowledged: string[] = [];
        for (const id of ['1', '2', '3', '4', '5']) {
          await spool.append([delivery(id)]).then(
            () => acknowledged.push(id),
            () => undefined,
          );
        }
        expect(acknowledged).toHaveLength(4);
        await spool.drain(take);
        for (const id of acknowledged) expect(drained).toContain(`${id}[${id}]`);
      }
    },
  );

  it('does not use a file whose name may not survive', async () => {
    let syncs = 0;
    const syncNames = async () => {
      syncs += 1;
      if (syncs <= 2) throw new Error('EIO');
    };
    const spool = openSpool({ ...ROOM, syncNames });
    await expect(spool.append([delivery('1')])).rejects.toThrow('EIO');
    await expect(spool.append([delivery('2')])).rejects.toThrow('EIO');
    expect(await spool.append([delivery('3')])).toBe('kept');
    expect(syncs).toBe(3);
    await spool.drain(take);
    expect(drained).toEqual(['3[3]']);
    expect(names()).toEqual([]);
  });

  it('hands over the other files although one cannot be read, and that one when it can', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const told = vi.spyOn(log, 'error').mockReturnValue(undefined);
    mkdirSync(join(folder(), `${NOBODY}-1.spool`), { recursive: true });
    writeFileSync(join(folder(), `${NOBODY}-2.spool`), encodeRecord(delivery('2')));
    const spool = openSpool();
    for (let times = 0; times < 3; times += 1) expect(await spool.drain(take)).toBe(true);
    expect(drained).toEqual(['2[2]']);
    expect(told).toHaveBeenCalledOnce();
    expect(spooledDeliveries(files())).toBe(0);

    const [unread = ''] = names();
    rmSync(join(folder(), unread), { recursive: true });
    writeFileSync(join(folder(), unread), encodeRecord(delivery('1')));
    vi.advanceTimersByTime(60_000);
    await spool.drain(take);
    expect(drained).toEqual(['2[2]', '1[1]']);
    expect(names()).toEqual([]);
  });

  it('keeps a file that lost something in the middle, and tells how much', async () => {
    const told = vi.spyOn(log, 'error').mockReturnValue(undefined);
    const [first, ...rest] = ['1', '2', '3'].map((id) => encodeRecord(delivery(id)));
    first?.fill(0, 20, 30);
    writeDeadFile(Buffer.concat([first ?? Buffer.alloc(0), ...rest]));
    const spool = openSpool();
    expect(await spool.drain(take)).toBe(true);
    expect(drained).toEqual(['2[2]', '3[3]']);
    expect(damagedFiles(dataDir)).toEqual(names());
    expect(names()).toHaveLength(1);
    expect(told).toHaveBeenCalledWith(expect.objectContaining({ gaps: 1 }), expect.any(String));
    expect(spooledBytes(files())).toBe(0);
  });
});

function writeDeadFile(content: Buffer): void {
  mkdirSync(folder(), { recursive: true });
  writeFileSync(join(folder(), `${NOBODY}-1.spool`), content);
}
