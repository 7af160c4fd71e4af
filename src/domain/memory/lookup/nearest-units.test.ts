import { expect, test } from 'vitest';
import { mostCandidates, NearestUnits } from './nearest-units.ts';

const idOf = (number: number) => String(number).padStart(8, '0');
const near = (count: number, apart: (number: number) => number) =>
  Array.from({ length: count }, (_, number) => ({ id: idOf(number), apart: apart(number) }));

test('few are all listed, and nobody is asked which count', async () => {
  const units = new NearestUnits(() => Promise.reject(new Error('asked')));
  await units.add(near(mostCandidates, () => 1));
  await units.add(near(10, () => 1));
  expect(await units.list()).toHaveLength(mostCandidates);
});

test('of very many the nearest that count are listed, however many nearer ones do not and whoever adds meanwhile', async () => {
  const asked: number[] = [];
  const all = 70_000;
  const units = new NearestUnits(async (ids) => {
    asked.push(ids.length);
    await new Promise((resolve) => setImmediate(resolve));
    return new Set(ids.filter((id) => Number(id) % 10 === 0));
  });
  const every = near(all, (number) => (number % 20 === 10 ? 5 : 1));
  await Promise.all(
    Array.from({ length: 70 }, (_, part) => units.add(every.filter((__, place) => place % 70 === part))),
  );
  const listed = await units.list();
  const counting = Array.from({ length: all / 10 }, (_, number) => 10 * number);
  const nearest = counting.filter((number) => number % 20 === 0);
  const further = counting.filter((number) => number % 20 === 10).reverse();
  expect(new Set(listed)).toEqual(
    new Set([...nearest, ...further.slice(0, mostCandidates - nearest.length)].map(idOf)),
  );
  expect(Math.max(...asked)).toBeLessThanOrEqual(mostCandidates);
});
