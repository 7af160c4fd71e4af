import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { reading } from '#domain/audit';
import { systemActor } from '#domain/context';
import { numbered, openMemoryWork, tmxOf, unitOf } from '#test/memory-work';
import { exportUnits } from './export-units.ts';

const { services, projectId, call, newMemory, start, settle, importPairs, show } = await openMemoryWork();

async function textOf(content: AsyncIterable<string>, between?: () => Promise<unknown>): Promise<string> {
  let text = '';
  for await (const part of content) {
    text += part;
    await between?.();
  }
  return text;
}

it('takes properties and notes of any size and kind within bounds, and writes them back as it took them', async () => {
  const many = Array.from({ length: 500 }, (_, index) => `<prop type="p${index}">v${index}</prop>`).join('');
  const hostile = [
    `<prop type="__proto__">x</prop><prop type="constructor">y</prop><prop type="">z</prop>`,
    `<prop type="big">${'x'.repeat(200_000)}</prop><note>${'n'.repeat(200_000)}</note>`,
    `<prop type="=a=b">&lt;script&gt;]]&gt;"'&amp;</prop><note>\u202Eevil &#x10FFFD; \u0301</note>`,
    many + '<note>n</note>'.repeat(500),
  ];
  const units = hostile.map((about, index) =>
    unitOf([`Key ${index}`, `Taste ${index}`]).replace(/<tu [^>]*>/, (tu) => tu + about),
  );
  const memoryId = await newMemory();
  const importId = await start(memoryId, tmxOf(units), { review: 'false' });
  await settle(importId);
  expect(await show(importId)).toMatchObject({ state: 'committed', account: { read: 4, staged: 4 } });
  const { items } = await call('listMemoryUnits', { params: { projectId, memoryId }, query: {} });
  for (const { properties = [], notes = [] } of items) {
    expect(properties.length).toBeLessThanOrEqual(50);
    expect(notes.length).toBeLessThanOrEqual(20);
    expect(JSON.stringify({ properties, notes }).length).toBeLessThan(200_000);
  }
  const context = reading(services, systemActor('test'));
  const written = async (id: string) =>
    textOf((await exportUnits(context, { projectId, memoryId: id, filter: {} })).content);
  const first = await written(memoryId);
  const again = await newMemory();
  await settle(await start(again, first, { review: 'false' }));
  expect(await written(again)).toBe(first);
});

it('takes a file for what it is worth that has a language whose tag has no end', async () => {
  const subtags = Array.from({ length: 500 }, (_, index) =>
    (index * 7_654_321).toString(36).padStart(8, '0'),
  );
  const endless = `<tuv xml:lang="de-x-${subtags.join('-')}"><seg>Aufmachen</seg></tuv>`;
  const memoryId = await newMemory();
  const file = tmxOf([unitOf(['Open', 'Öffnen'], endless)]);
  const importId = await start(memoryId, file, { to: undefined, review: 'false' });
  await settle(importId);
  expect(await show(importId)).toMatchObject({
    state: 'committed',
    account: { read: 2, staged: 1, unusable: { 'language-unknown': 1 } },
  });
});

it('writes a file that ends as it should while its memory is destroyed', async () => {
  const memoryId = await newMemory();
  await importPairs(memoryId, numbered(2500), { review: 'false' });
  const context = reading(services, systemActor('test'));
  const { content } = await exportUnits(context, { projectId, memoryId, filter: {} });
  const system = systemActor('test');
  const params = { projectId, memoryId };
  const purge = async () => {
    await call('setMemoryState', { params, body: { state: 'deleted', reason: 'left' } }, system);
    await call('purgeMemory', { params, body: { reason: 'left' } }, system);
  };
  let parts = 0;
  const text = await textOf(content, async () => {
    if (++parts === 2) await purge();
  });
  expect(text.trimEnd()).toMatch(/<\/tmx>$/);
  const units = text.split('<tu ').length - 1;
  expect(units).toBeGreaterThanOrEqual(1000);
  expect(units).toBeLessThan(2500);
  expect((await sql`select from memories where id = ${memoryId}`.execute(services.db)).rows).toEqual([]);
});
