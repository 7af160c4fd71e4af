import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildZip } from '#test/zip-builder';
import { OpenedArchives } from './opened-archives.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const zip = (size: number) => buildZip([{ name: 'a', content: new Uint8Array(size), method: 0 }]);
const limits = { documents: 3, bytes: 10_000, idle: 1_000, atOnce: 2 };

async function opened(archives: OpenedArchives, id: string, size = 100): Promise<boolean> {
  const fetch = vi.fn(async () => zip(size));
  await archives.open(id, fetch);
  return fetch.mock.calls.length > 0;
}

test('documents are held until others are asked for, the one asked for longest ago let go first', async () => {
  const archives = new OpenedArchives(limits);
  for (const id of ['a', 'b', 'c', 'a', 'd']) await opened(archives, id);
  expect(await opened(archives, 'a')).toBe(false);
  expect(await opened(archives, 'b')).toBe(true);
});

test('they are bounded by their bytes, and one that is larger is not held at all', async () => {
  const archives = new OpenedArchives(limits);
  await opened(archives, 'a', 6_000);
  await opened(archives, 'b', 6_000);
  expect(archives.size).toBeLessThan(limits.bytes);
  expect(await opened(archives, 'b')).toBe(false);
  expect(await opened(archives, 'large', 20_000)).toBe(true);
  expect(await opened(archives, 'large', 20_000)).toBe(true);
  expect(await opened(archives, 'b')).toBe(false);
});

test('they are let go a while after nobody asks any more', async () => {
  const archives = new OpenedArchives(limits);
  await opened(archives, 'a');
  vi.advanceTimersByTime(900);
  expect(await opened(archives, 'a')).toBe(false);
  vi.advanceTimersByTime(900);
  expect(await opened(archives, 'a')).toBe(false);
  vi.advanceTimersByTime(1_001);
  expect(archives.size).toBe(0);
  expect(await opened(archives, 'a')).toBe(true);
});

test('only some are fetched at the same time, also after one has failed', async () => {
  const archives = new OpenedArchives(limits);
  let [now, most] = [0, 0];
  const fetch = (id: number) => async () => {
    most = Math.max(most, ++now);
    await Promise.resolve();
    now--;
    if (id === 1) throw new Error('lost');
    return zip(10);
  };
  const all = await Promise.allSettled(
    Array.from({ length: 9 }, (_, id) => archives.open(`${id}`, fetch(id))),
  );
  expect(most).toBe(2);
  expect(all.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
  expect(await archives.open('1', async () => zip(10))).toBeDefined();
});

test('what is no container opens as nothing', async () => {
  expect(await new OpenedArchives(limits).open('a', async () => Buffer.from('no zip'))).toBeUndefined();
});
