import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { reading } from '#domain/audit';
import { composeHeader, composeUnit, createTmxWriter } from '#engine/interchange/tmx';
import { arbitraryInlineText } from '#test/inline-arbitrary';
import { numbered, openMemoryWork, tmxOf, unitOf } from '#test/memory-work';
import { insertProject, operatorOf, type Shown } from '#test/runs';
import { exportUnits } from './export-units.ts';
import type { UnitFilter } from './unit-filter.ts';

const work = await openMemoryWork();
const { services, projectId, call, newMemory, start, settle, importPairs, undo } = work;

async function exported(memoryId: string, filter: UnitFilter = {}): Promise<string> {
  const context = reading(services, operatorOf(projectId));
  return text((await exportUnits(context, { projectId, memoryId, filter })).content);
}
const sources = (tmx: string): string[] =>
  Array.from(tmx.matchAll(/xml:lang="en"><seg>([^<]*)/g), ([, source]) => source!).sort();
async function importText(memoryId: string, tmx: string): Promise<string> {
  const importId = await start(memoryId, tmx, { review: 'false' });
  await settle(importId);
  return importId;
}
async function shown(memoryId: string): Promise<unknown[]> {
  const { items } = await call('listMemoryUnits', {
    params: { projectId, memoryId },
    query: { limit: '200' },
  });
  return items
    .map(({ source, target, previous, next, changedAt, changedBy, properties, notes }: Shown) =>
      JSON.stringify({ source, target, previous, next, changedAt, changedBy, properties, notes }),
    )
    .sort();
}

it('gives the same units when it is imported again, and the same bytes when it is exported again', async () => {
  const moment = fc.date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2090-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  const unit = fc.record(
    {
      source: arbitraryInlineText(),
      target: arbitraryInlineText(),
      previous: fc.string(),
      next: fc.string(),
      changedAt: moment.map((date) => date.toISOString()),
      changedBy: fc.string({ minLength: 1 }),
      properties: fc.array(fc.record({ type: fc.string({ minLength: 1 }), value: fc.string() })),
      notes: fc.array(fc.string()),
    },
    { requiredKeys: ['source', 'target'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(unit, { minLength: 1, maxLength: 12 }), async (units) => {
      const writer = createTmxWriter(composeHeader({ sourceLanguage: 'en', tool: 't', toolVersion: '1' }));
      const languages = { source: 'en', target: 'de' };
      const written = units.map((one, index) =>
        writer.unit(composeUnit({ ...one, id: `${index}` }, languages)),
      );
      const [first, second] = [await newMemory(), await newMemory()];
      await importText(first, writer.head + written.join('') + writer.tail);
      const tmx = await exported(first);
      await importText(second, tmx);
      expect(await shown(second)).toEqual(await shown(first));
      expect(await exported(second)).toBe(tmx);
    }),
    { numRuns: 25 },
  );
});

it('writes the same bytes whatever the order in which the units came', async () => {
  const pairs = numbered(2500);
  const [there, back] = [await newMemory(), await newMemory()];
  await importPairs(there, pairs, { review: 'false' });
  await importPairs(back, pairs.slice(0, 1200).reverse(), { review: 'false' });
  await importPairs(back, [...pairs].reverse(), { review: 'false' });
  const [one, other] = [await exported(there), await exported(back)];
  const hash = (tmx: string) => createHash('sha256').update(tmx).digest('hex');
  expect(hash(one)).toBe(hash(other));
  expect(sources(one)).toEqual(pairs.map(([source]) => source).sort());
});

it('writes the same bytes whatever else was brought into the memory once', async () => {
  const [first, second] = [await newMemory(), await newMemory()];
  for (const memoryId of [first, second]) await importPairs(memoryId, numbered(3), { review: 'false' });
  const importId = await start(second, tmxOf([unitOf(['Open', 'Öffnen'])]), { from: 'de', to: 'en' });
  await settle(importId);
  await call('discardImport', { params: { importId }, body: {} });
  expect(await exported(second)).toBe(await exported(first));
  await undo(await importText(second, tmxOf([unitOf(['Open', 'Öffnen'])])));
  expect(await exported(second)).toBe(await exported(first));
});

it('exports what a filter wants, and never candidates', async () => {
  const memoryId = await newMemory();
  const first = await importPairs(
    memoryId,
    [
      ['Open', 'Öffnen'],
      ['Close', 'Schließen'],
    ],
    { review: 'false' },
  );
  const french = tmxOf([
    unitOf(['Save', 'Sichern'], '<tuv xml:lang="fr"><seg>Sauver</seg></tuv>')
      .replaceAll('2024', '2025')
      .replaceAll('anna', 'bert'),
  ]);
  const second = await importText(memoryId, french);
  await importText(memoryId, french.replace('from=en', ''));
  const everyLanguage = await start(memoryId, french, { to: 'fr', review: 'false' });
  await settle(everyLanguage);
  await importPairs(memoryId, [['Waiting', 'Wartet']]);
  await sql`update memory_units set status = 'inactive', reviewed_by = 'anna' where unit->>'source' = 'Close'`.execute(
    services.db,
  );
  const wanted = async (filter: UnitFilter) => sources(await exported(memoryId, filter));
  expect(await wanted({})).toEqual(['Open', 'Save', 'Save']);
  expect(await wanted({ to: 'de' })).toEqual(['Open', 'Save']);
  expect(await wanted({ to: 'fr-CA' })).toEqual(['Save']);
  expect(await wanted({ from: 'de' })).toEqual([]);
  expect(await wanted({ status: 'inactive' })).toEqual(['Close']);
  expect(await wanted({ author: 'anna' })).toEqual(['Open']);
  expect(await wanted({ changedFrom: '2025-01-01' })).toEqual(['Save', 'Save']);
  expect(await wanted({ changedBefore: '2025-01-01' })).toEqual(['Open']);
  expect(await wanted({ importId: second })).toEqual(['Save']);
  expect(await wanted({ reviewed: true })).toEqual([]);
  expect(await wanted({ reviewed: true, status: 'inactive' })).toEqual(['Close']);
  expect(await wanted({ contains: 'FFNEN' })).toEqual(['Open']);
  expect(await wanted({ contains: '%' })).toEqual([]);
  await undo(first);
  expect(await wanted({})).toEqual(['Save', 'Save']);
});

it('finds units by a property, which edits of a candidate leave as it is', async () => {
  const memoryId = await newMemory();
  const about = '<note>Ask the lawyers</note><prop type="domain">legal=1</prop>';
  const tmx = tmxOf([
    unitOf(['Lease', 'Miete']).replace('<tuv', `${about}<tuv`),
    unitOf(['Loan', 'Darlehen']),
  ]);
  const importId = await start(memoryId, tmx);
  await settle(importId);
  const { items } = await call('listCandidates', { params: { importId } });
  const [lease, loan] = ['Lease', 'Loan'].map((text) => items.find(({ source }: Shown) => source === text));
  expect(lease).toMatchObject({
    properties: [{ type: 'domain', value: 'legal=1' }],
    notes: ['Ask the lawyers'],
  });
  expect(loan).not.toHaveProperty('properties');
  expect(loan).not.toHaveProperty('notes');
  await call('editCandidate', {
    params: { importId, candidateId: lease.id },
    body: { target: 'Mietvertrag' },
    revision: lease.revision,
  });
  await work.commit(importId);
  const legal = await exported(memoryId, { property: 'domain=legal=1' });
  expect(sources(legal)).toEqual(['Lease']);
  expect(legal).toContain('<seg>Mietvertrag</seg>');
  expect(legal).toContain('<note>Ask the lawyers</note>\n<prop type="domain">legal=1</prop>');
  expect(sources(await exported(memoryId, { property: 'domain=legal' }))).toEqual([]);
  expect(sources(await exported(memoryId, { property: 'domain=\u0000' }))).toEqual([]);
  await undo(importId);
  expect(sources(await exported(memoryId, { property: 'domain=legal=1' }))).toEqual([]);
});

it('is for members of a project that uses the memory', async () => {
  const memoryId = await newMemory();
  const { projectId: otherId } = await insertProject(services.db);
  const elsewhere = { params: { projectId: otherId, memoryId } };
  for (const operation of ['exportMemory', 'listMemoryUnits'])
    await expect(call(operation, elsewhere, operatorOf(otherId))).rejects.toMatchObject({
      code: 'memory-unknown',
    });
  await expect(
    call('exportMemory', { params: { projectId, memoryId } }, operatorOf(otherId)),
  ).rejects.toMatchObject({
    code: 'project-unknown',
  });
});
