import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { systemActor } from '#domain/context';
import { indexWords } from '#domain/memory/words';
import { openMemoryWork, type Pair } from '#test/memory-work';
import { insertProject, operatorOf, type Shown } from '#test/runs';

const work = await openMemoryWork();
const { services, projectId, call, newMemory, importPairs } = work;

async function fill(memoryId: string, pairs: readonly Pair[], query: object = {}): Promise<string> {
  const importId = await importPairs(memoryId, pairs, { review: 'false', ...query });
  await indexWords(services, importId);
  return importId;
}

function search(query: object, project = projectId): Promise<Shown> {
  const params = { params: { projectId: project }, query: { limit: 50, ...query } };
  return call('searchConcordance', params, operatorOf(project));
}

const whole = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text).join('');
const sources = async (query: object, project?: string): Promise<string[]> =>
  (await search(query, project)).items.map(({ source }: Shown) => whole(source));

const [first, second] = [await newMemory(), await newMemory()];
await fill(first, [
  ['Close the <bpt i="1"/>inlet<ept i="1"/> valves now.', 'Die Einlassventile jetzt schließen.'],
  ['The valve of the inlet', 'Das Ventil des Einlasses'],
]);
await fill(second, [['Inlet valve', 'Einlassventil']]);

it('finds words in a row in any form, the newest unit first, and shows where they stand', async () => {
  const { items, next, isComplete } = await search({ text: 'inlet valve' });
  expect({ next, isComplete }).toEqual({ next: null, isComplete: true });
  expect(items).toMatchObject([
    { memoryId: second, source: [{ text: 'Inlet valve', isFound: true }], from: 'en', to: 'de' },
    {
      ...{ memoryId: first, origin: 'tmx', author: 'anna', changedAt: '2024-05-31T12:00:00Z' },
      source: [
        { text: 'Close the ', isFound: false },
        { text: 'inlet valves', isFound: true },
        { text: ' now.', isFound: false },
      ],
      target: [{ text: 'Die Einlassventile jetzt schließen.', isFound: false }],
    },
  ]);
});

it.each([
  [{ text: 'Ventil des Einlasses' }, ['The valve of the inlet']],
  [{ text: 'Ventil', side: 'source' }, []],
  [{ text: 'inlet', side: 'target' }, []],
  [{ text: 'valve', memoryId: second }, ['Inlet valve']],
  [{ text: 'valve', from: 'fr' }, []],
  [{ text: 'valve', to: 'de-AT', memoryId: second }, ['Inlet valve']],
  [{ text: 'valve', author: 'ben' }, []],
  [{ text: 'valve', origin: 'run' }, []],
  [{ text: 'valve', since: '2025-01-01T00:00:00Z' }, []],
  [{ text: 'valve', until: '2024-05-31T12:00:00Z' }, []],
])('searches by %j', async (query, expected) => {
  expect(await sources(query)).toEqual(expected);
});

it('goes through all pages, each unit once, whatever lies between', async () => {
  const memoryId = await newMemory();
  const pairs = Array.from({ length: 700 }, (_, index): Pair => {
    const words = index % 100 === 0 ? 'purple zebra' : 'zebra purple';
    return [`${words} ${index}`, `x ${index}`];
  });
  await fill(memoryId, pairs);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await search({ text: 'purple zebra', limit: 2, cursor });
    expect(page.items.length).toBeLessThanOrEqual(2);
    found.push(...page.items.map(({ source }: Shown) => whole(source)));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(found).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `purple zebra ${100 * index}`));
});

it('says while units are not found yet, and finds each once however often the job comes', async () => {
  const memoryId = await newMemory();
  const importId = await importPairs(memoryId, [['Rare okapi', 'Seltenes Okapi']], { review: 'false' });
  expect(await search({ text: 'okapi' })).toMatchObject({ items: [], isComplete: false });
  expect(await Promise.all([indexWords(services, importId), indexWords(services, importId)])).toContain(1);
  expect(await search({ text: 'okapi' })).toMatchObject({ items: [{}], isComplete: true });
});

it('finds nothing that is no longer live, and keeps no words of what is destroyed', async () => {
  const memoryId = await newMemory();
  const importId = await fill(memoryId, [['Striped quagga', 'Gestreiftes Quagga']]);
  expect(await sources({ text: 'quagga' })).toHaveLength(1);
  const system = systemActor('test');
  const body = { filter: {}, reason: 'test' };
  await call(
    'setMemoryUnitStates',
    { params: { projectId, memoryId }, body: { ...body, status: 'deleted' } },
    system,
  );
  expect(await sources({ text: 'quagga' })).toEqual([]);
  await call('purgeMemoryUnits', { params: { projectId, memoryId }, body }, system);
  const { rows } = await sql`select from memory_words join memory_books book on book.id = book_id
    where memory_id = ${memoryId}`.execute(services.db);
  expect(rows).toEqual([]);
  expect(await indexWords(services, importId)).toBe(0);
});

it('does not look into memories that the project does not read', async () => {
  const { projectId: other } = await insertProject(services.db);
  expect(await sources({ text: 'valve' }, other)).toEqual([]);
  const attach = { reads: false, priority: 0, learns: 'off' };
  await call(
    'attachMemory',
    { params: { projectId: other, memoryId: second }, body: attach },
    systemActor('test'),
  );
  expect(await sources({ text: 'valve' }, other)).toEqual([]);
  await expect(
    call(
      'searchConcordance',
      { params: { projectId }, query: { text: 'valve', limit: 5 } },
      operatorOf(other),
    ),
  ).rejects.toMatchObject({ status: 404 });
});

it('refuses what has no words', async () => {
  await expect(search({ text: '…%' })).rejects.toMatchObject({ code: 'concordance-without-words' });
});
