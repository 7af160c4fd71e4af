import { expect, it } from 'vitest';
import { reading, transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { lookupRoutes } from '#domain/memory/lookup';
import { addPolicy, currentPolicy, defaultPolicy } from '#domain/projects';
import { markedText, readMarks } from '#engine/inline';
import { type MemoryWork, numbered, openMemoryWork, tmxOf, unitOf } from '#test/memory-work';
import { operatorOf, routeCaller, type Shown } from '#test/runs';
import { memoryOfRun } from './memory-of-run.ts';

const work = await openMemoryWork();
const { services, projectId } = work;
const system = reading(services, systemActor('test'));
const ask = routeCaller(lookupRoutes);

function lookUp(segments: readonly object[], more: object = {}, from: MemoryWork = work): Promise<Shown> {
  const context = reading(from.services, operatorOf(from.projectId));
  const body = { from: 'en', to: 'de', segments, ...more };
  return ask(context, 'lookUpSegments', { params: { projectId: from.projectId }, body });
}

async function fill() {
  const [first, second] = [await work.newMemory(), await work.newMemory()];
  const pairs = [
    ...numbered(3),
    ['Close the lid', 'Deckel schließen'],
    [
      'Close the <bpt i="1" x="1"/>lid<ept i="1"/> now',
      'Den <bpt i="1" x="1"/>Deckel<ept i="1"/> jetzt schließen',
    ],
  ] as const;
  await work.importPairs(first, pairs, { review: 'false' });
  const legal = unitOf(['Close the lid', 'Klappe zu']).replace(
    '<tuv',
    '<prop type="domain">legal</prop><tuv',
  );
  await work.settle(await work.start(second, tmxOf([legal]), { review: 'false' }));
  await transact(services, systemActor('test'), (context) =>
    addPolicy(context, projectId, {
      ...defaultPolicy,
      memory: {
        ...defaultPolicy.memory,
        accept: 90,
        suggest: 60,
        penalties: { [second]: 7 },
        authors: { anna: 2 },
      },
    }),
  );
  return { first, second };
}

const memories = await fill();
const segments = [
  { text: 'Close the lid', previous: '', next: 'Press key 1' },
  { text: 'Press key 77' },
  { text: 'Close the <4>lid</4> now' },
  { text: 'Something else altogether' },
];

it('a program is told what a run is told', async () => {
  const { items } = await lookUp(segments);
  const { body } = await currentPolicy(system, projectId);
  const asked = segments.map(({ text, ...around }) => ({ source: readMarks(text), ...around }));
  const run = { projectId, sourceLanguage: 'en', targetLanguage: 'de' };
  const memory = await memoryOfRun(system, run, body, asked);
  const told = asked.map((segment) =>
    memory.lookup(segment, { threshold: 60, limit: 3 }).map(({ unit, score, target }) => ({
      ...{ unitId: unit.id, score, target: markedText(target) },
    })),
  );
  expect(
    items.map((some: Shown[]) => some.map(({ unitId, score, target }) => ({ unitId, score, target }))),
  ).toEqual(told);
  expect(told.map((some) => some.length)).toEqual([3, 3, 3, 0]);
});

it('says why a match scores as it does, where it comes from, and what differs', async () => {
  const { items } = await lookUp(segments);
  expect(items[0][0]).toMatchObject({ score: 98, target: 'Deckel schließen', memoryId: memories.first });
  expect(items[0][1]).toMatchObject({
    ...{
      memoryId: memories.second,
      score: 91,
      author: 'anna',
      origin: 'tmx',
      changedAt: '2024-05-31T12:00:00Z',
    },
    penalties: [{ code: 'unit', points: 9 }],
    unitPenalties: [
      { code: 'memory', points: 7 },
      { code: 'author', points: 2 },
    ],
  });
  expect(items[1][0]).toMatchObject({
    ...{ kind: 'fuzzy', target: 'Taste 77 drücken', adapted: true },
    differences: [
      { kind: 'same', text: 'Press key ' },
      { kind: 'removed', text: expect.stringMatching(/^[012]$/) },
      { kind: 'inserted', text: '77' },
    ],
  });
  expect(items[2][0]).toMatchObject({ target: 'Den <4>Deckel</4> jetzt schließen' });
});

it.each([
  [{ threshold: 98 }, [1, 0]],
  [{ limit: 1 }, [1, 1]],
  [{ filter: { authors: ['ben'] } }, [0, 0]],
  [{ filter: { origins: ['run', 'api'] } }, [0, 0]],
  [{ filter: { since: '2025-01-01T00:00:00Z' } }, [0, 0]],
  [{ filter: { until: '2024-01-01T00:00:00Z' } }, [0, 0]],
  [{ filter: { memories: [memories.second] } }, [1, 0]],
  [{ filter: { properties: [{ type: 'domain', value: 'legal' }] } }, [1, 0]],
  [{ filter: { properties: [{ type: 'domain', value: 'sales' }] } }, [0, 0]],
])('takes %j', async (more, counts) => {
  const { items } = await lookUp(segments.slice(0, 2), more);
  expect(items.map((some: Shown[]) => some.length)).toEqual(counts);
});

it('does not look into memories of other projects', async () => {
  const other = await openMemoryWork();
  expect((await lookUp(segments, {}, other)).items).toEqual([[], [], [], []]);
  const stranger = reading(services, operatorOf(other.projectId));
  const body = { from: 'en', to: 'de', segments };
  await expect(ask(stranger, 'lookUpSegments', { params: { projectId }, body })).rejects.toMatchObject({
    status: 404,
  });
});
