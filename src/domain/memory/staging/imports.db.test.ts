import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { plugin } from '#domain/memory/plugin';
import { numbered, openMemoryWork, tmxOf, unitOf } from '#test/memory-work';
import { insertProject, operatorOf } from '#test/runs';
import { stageImport } from './stage-import.ts';

const work = await openMemoryWork();
const {
  services,
  projectId,
  call,
  newMemory,
  start,
  importPairs,
  settle,
  show,
  report,
  commit,
  undo,
  found,
  signatures,
} = work;

it('stages an upload as candidates, says what they are like, and makes units of them only when it is committed', async () => {
  const memoryId = await newMemory();
  const importId = await start(
    memoryId,
    tmxOf([
      unitOf(['Press key 1', 'Taste 1 drücken']),
      unitOf(['Press key 1', 'Taste 1 drücken']),
      unitOf(['Press key 2', 'Taste 3 drücken'], '<tuv xml:lang="fr"><seg>Appuyez</seg></tuv>'),
      unitOf(['Press key 2', 'Drücken Sie Taste 2']),
      unitOf(['Nothing', ' ']),
      '<tu><tuv xml:lang="fr"><seg>Rien</seg></tuv></tu>',
      unitOf(['Bad&#7;', 'Schlecht']),
    ]),
  );
  expect(await show(importId)).toMatchObject({
    state: 'staging',
    createdBy: 'operator-1',
    from: 'en',
    to: 'de',
  });
  await services.drain();
  expect(await show(importId)).toMatchObject({
    state: 'reviewing',
    account: {
      read: 7,
      staged: 3,
      duplicates: { ofFile: 1, ofMemory: 0 },
      unusable: { empty: 1, 'no-source': 1, 'tmx-unit-character': 1 },
    },
    profile: {
      candidates: 3,
      flags: { 'numbers-differ': 1, inconsistent: 1 },
      languages: { values: { 'en-US': 5, de: 5, fr: 2 } },
      authors: { values: { anna: 3 } },
      years: { values: { 2024: 3 } },
    },
    failure: null,
  });
  expect(await report(importId)).toMatchObject({ read: 7, undecided: 3, accepted: 0 });
  expect(await found(memoryId)).toEqual({});
  expect(await commit(importId)).toMatchObject({ state: 'committed', committedBy: 'operator-1' });
  expect(await report(importId)).toMatchObject({
    read: 7,
    undecided: 0,
    accepted: 3,
    rejected: 0,
    deleted: 0,
  });
  expect(await found(memoryId)).toEqual({
    'Press key 1': ['Taste 1 drücken'],
    'Press key 2': ['Drücken Sie Taste 2', 'Taste 3 drücken'],
  });
  expect(await undo(importId)).toMatchObject({ state: 'undone', undoneBy: 'operator-1' });
  expect(await found(memoryId)).toEqual({});
  await expect(undo(importId)).rejects.toMatchObject({ code: 'import-state' });
});

it('takes every other language of a file where none is named, and units at once where nobody reviews', async () => {
  const memoryId = await newMemory();
  const text = tmxOf([
    unitOf(['One', 'Eins'], '<tuv xml:lang="fr_fr"><seg>Un</seg></tuv><tuv xml:lang="?"><seg>x</seg></tuv>'),
  ]);
  const importId = await start(memoryId, text, { to: undefined, review: 'false' });
  await settle(importId);
  expect(await show(importId)).toMatchObject({
    state: 'committed',
    account: { read: 3, staged: 2, unusable: { 'language-unknown': 1 } },
  });
  expect(await found(memoryId, 'fr')).toEqual({ One: ['Un'] });
  expect(await found(memoryId)).toEqual({ One: ['Eins'] });
});

it('judges candidates only where people are to decide on them, but always tells what a pair meets', async () => {
  const memoryId = await newMemory();
  const pairs = [
    ['Press key 1', 'Taste 2 drücken'],
    ['Press key 1', 'Press key 1'],
  ] as const;
  const importId = await importPairs(memoryId, pairs, { review: 'false' });
  const { profile, account } = await show(importId);
  expect({ account, profile }).toMatchObject({
    account: { read: 2, staged: 2 },
    profile: { candidates: 2, languages: { values: { de: 2 } } },
  });
  expect(profile.flags).toEqual({ inconsistent: 1 });
});

it('leaves out what the memory has, and does with other targets of a source what the commit says', async () => {
  const outcomes: Record<string, unknown> = {};
  for (const conflicts of ['both', 'keep', 'replace']) {
    const memoryId = await newMemory();
    const first = await importPairs(
      memoryId,
      [
        ['Open', 'Öffnen'],
        ['Close', 'Schließen'],
      ],
      { review: 'false' },
    );
    const second = await importPairs(memoryId, [
      ['Open', 'Öffnen'],
      ['Close', 'Zumachen'],
      ['Save', 'Sichern'],
    ]);
    expect(await show(second)).toMatchObject({
      account: { read: 3, staged: 2, duplicates: { ofMemory: 1 } },
      profile: { flags: { conflict: 1 } },
    });
    await commit(second, { conflicts });
    const { accepted, rejected } = await report(second);
    const during = await found(memoryId);
    await expect(undo(first)).rejects.toMatchObject({
      code: 'import-undo-blocked',
      facts: { imports: [second] },
    });
    await undo(second);
    expect(await found(memoryId)).toEqual({ Open: ['Öffnen'], Close: ['Schließen'] });
    expect(await undo(first)).toMatchObject({ state: 'undone' });
    outcomes[conflicts] = { close: during.Close, accepted, rejected };
  }
  expect(outcomes).toEqual({
    both: { close: ['Schließen', 'Zumachen'], accepted: 2, rejected: 0 },
    keep: { close: ['Schließen'], accepted: 1, rejected: 1 },
    replace: { close: ['Zumachen'], accepted: 2, rejected: 0 },
  });
});

it('notices at the commit what the memory got since the candidates were staged', async () => {
  const memoryId = await newMemory();
  const first = await importPairs(memoryId, [
    ['Open', 'Öffnen'],
    ['Close', 'Schließen'],
  ]);
  const second = await importPairs(memoryId, [
    ['Open', 'Öffnen'],
    ['Close', 'Zumachen'],
  ]);
  await commit(first);
  await commit(second, { conflicts: 'keep' });
  expect(await found(memoryId)).toEqual({ Open: ['Öffnen'], Close: ['Schließen'] });
  expect(await report(second)).toMatchObject({ read: 2, accepted: 0, rejected: 2 });
  await expect(undo(first)).rejects.toMatchObject({ code: 'import-undo-blocked' });
});

it('takes nothing of a file that breaks off, is no TMX or is empty, and says so', async () => {
  const memoryId = await newMemory();
  const files = [
    tmxOf(
      numbered(3).map((pair) => unitOf(pair)),
      '',
    ),
    '<html/>',
    'no',
  ];
  for (const text of files) {
    for (const review of ['true', 'false']) {
      const importId = await start(memoryId, text, { review });
      await settle(importId);
      const { state, failure } = await show(importId);
      expect({ state, code: failure.code }).toEqual({ state: 'failed', code: 'memory-file-unreadable' });
      expect(failure.action).toContain('again');
      await call('discardImport', { params: { importId } });
    }
  }
  await expect(start(memoryId, '')).rejects.toMatchObject({ code: 'memory-file-missing' });
  await expect(start(memoryId, 'x', { from: 'a b' })).rejects.toMatchObject({ code: 'language-tag-invalid' });
  expect(await found(memoryId)).toEqual({});
});

const texts = async (importId: string): Promise<string[]> => {
  const { rows } = await sql<{ source: string }>`
    select unit->>'source' as source from memory_units where import_id = ${importId} order by id`.execute(
    services.db,
  );
  return rows.map(({ source }) => source);
};
/** A signal that aborts when it has been asked so many times. */
const abortingAfter = (times: number): AbortSignal => {
  const signal = new AbortController().signal;
  let left = times;
  signal.throwIfAborted = () => {
    if (left-- <= 0) throw new Error('killed');
  };
  return signal;
};

it('goes on where it was stopped, with every unit once and the same profile as if it had never stopped', async () => {
  const pairs = [...numbered(4500), ...numbered(700, 4000)];
  const text = tmxOf(pairs.map((pair) => unitOf(pair)));
  const memoryId = await newMemory();
  const [whole, stopped] = [await start(await newMemory(), text), await start(memoryId, text)];
  await expect(stageImport(services, stopped, { signal: abortingAfter(1) })).rejects.toThrow('killed');
  expect(await show(stopped)).toMatchObject({ state: 'staging', progress: { units: 2000 } });
  await expect(stageImport(services, stopped, { signal: abortingAfter(1) })).rejects.toThrow('killed');
  await Promise.all([
    stageImport(services, stopped),
    stageImport(services, stopped),
    stageImport(services, whole),
  ]);
  await services.drain();
  const expected = await show(whole);
  expect(expected.account).toMatchObject({ read: 5200, staged: 4700, duplicates: { ofFile: 500 } });
  expect(await show(stopped)).toMatchObject({
    state: 'reviewing',
    account: expected.account,
    profile: expected.profile,
  });
  expect(await texts(stopped)).toEqual(numbered(4700).map(([source]) => source));
  expect(await signatures(memoryId)).toEqual(numbered(4700).map(([source]) => source));
});

it('stops where it is discarded, and never commits what was', async () => {
  const importId = await start(await newMemory(), tmxOf(numbered(4500).map((pair) => unitOf(pair))));
  await expect(stageImport(services, importId, { signal: abortingAfter(1) })).rejects.toThrow('killed');
  const discarded = await call('discardImport', { params: { importId }, body: { reason: 'wrong file' } });
  expect(discarded).toMatchObject({ state: 'discarded' });
  await stageImport(services, importId);
  expect(await texts(importId)).toHaveLength(2000);
  const commitment = { params: { importId }, body: { rest: 'accepted', conflicts: 'both' } };
  await expect(call('commitImport', commitment)).rejects.toMatchObject({ code: 'import-state' });
});

it('shows a job that was given up, and goes on when it is asked to', async () => {
  const importId = await start(await newMemory(), tmxOf(numbered(3).map((pair) => unitOf(pair))));
  const handler = plugin.handlers!.find(({ queue }) => queue.name === 'memory.stage-import')!;
  await handler.dead!(services, { importId } as never, 'the disk is full');
  expect(await show(importId)).toMatchObject({
    state: 'failed',
    failure: { code: 'import-gave-up', message: expect.stringContaining('the disk is full') },
  });
  await call('retryImport', { params: { importId } });
  await services.drain();
  expect(await show(importId)).toMatchObject({ state: 'reviewing', failure: null, account: { staged: 3 } });
});

it('says that the file is gone where it is, instead of trying for ever', async () => {
  const importId = await start(await newMemory(), tmxOf(numbered(3).map((pair) => unitOf(pair))));
  await sql`update artifacts set deleted_at = now() where id = (
    select artifact_id from memory_imports where id = ${importId})`.execute(services.db);
  await services.drain();
  expect(await show(importId)).toMatchObject({ state: 'failed', failure: { code: 'import-file-gone' } });
});

it('is nothing that others know of', async () => {
  const memoryId = await newMemory();
  const importId = await importPairs(memoryId, numbered(1));
  const { projectId: otherId } = await insertProject(services.db);
  const outsider = operatorOf(otherId);
  for (const operation of ['getImport', 'reportImport', 'discardImport'])
    await expect(call(operation, { params: { importId } }, outsider)).rejects.toMatchObject({
      code: 'import-unknown',
    });
  const elsewhere = { params: { projectId: otherId, memoryId } };
  await expect(call('listImports', elsewhere, outsider)).rejects.toMatchObject({ code: 'memory-unknown' });
  const { items } = await call('listImports', { params: { projectId, memoryId } });
  expect(items.map(({ id }: { id: string }) => id)).toEqual([importId]);
});

it('ends an import of a file that is translated into more languages than there can be', async () => {
  const memoryId = await newMemory();
  const more = Array.from(
    { length: 501 },
    (_, index) => `<tuv xml:lang="fr-x-${index}"><seg>v</seg></tuv>`,
  ).join('');
  const importId = await start(memoryId, tmxOf([unitOf(['Close', 'Schließen'], more)]), { to: undefined });
  await settle(importId);
  expect(await show(importId)).toMatchObject({
    state: 'failed',
    failure: { code: 'memory-file-languages' },
  });
});

it('reads many targets of one source in time that does not grow with their square', {
  timeout: 20_000,
}, async () => {
  const memoryId = await newMemory();
  const pairs = Array.from({ length: 6_000 }, (_, index) => ['Open', `Öffnen ${index}`] as const);
  const first = await importPairs(memoryId, pairs.slice(0, 3), { review: 'false' });
  const importId = await importPairs(memoryId, pairs, { review: 'false' });
  expect(await report(importId)).toMatchObject({ read: 6_000, accepted: 5_997, duplicate: { ofMemory: 3 } });
  const { profile } = await show(importId);
  expect(profile.flags).toMatchObject({ conflict: 5_997 });
  expect((await show(first)).profile.flags).toMatchObject({ inconsistent: 2 });
});
