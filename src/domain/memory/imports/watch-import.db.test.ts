import { expect, it } from 'vitest';
import { reading, transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { createMemory } from '#domain/memory';
import { newId } from '#platform/database';
import { insertProject } from '#test/runs';
import { testServices } from '#test/services';
import { insertImport, updateImport } from './queries.ts';
import { watchImport } from './watch-import.ts';

const services = await testServices();

it('tells whoever watches an import of every change, until it waits for people', async () => {
  const system = systemActor('test');
  const { projectId } = await insertProject(services.db);
  const how = { name: newId(), priority: 0, reads: true, learns: 'off' } as const;
  const { id: memoryId } = await transact(services, system, (context) =>
    createMemory(context, projectId, how),
  );
  const { id } = await insertImport(services.db, {
    ...{ id: newId(), memoryId, projectId, kind: 'tmx', state: 'staging', review: true, conflicts: 'both' },
    ...{ sourceLanguage: 'en', targetLanguage: 'de', createdBy: 'test', createdAt: services.now() },
  });
  const told: unknown[] = [];
  for await (const { data } of watchImport(reading(services, system), id, new AbortController().signal)) {
    const { state, progress } = data as { state: string; progress: { units: number } };
    told.push([state, progress.units]);
    await updateImport(services.db, id, told.length === 1 ? { readUnits: 7 } : { state: 'reviewing' });
  }
  expect(told).toEqual([
    ['staging', 0],
    ['staging', 7],
    ['reviewing', 7],
  ]);
});
