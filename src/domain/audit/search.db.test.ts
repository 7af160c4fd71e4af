import { beforeAll, describe, expect, test } from 'vitest';
import { type AuditSearch, exportEntries, searchAudit } from '#domain/audit/search';
import { type Actor, type AuditNote, type NamedSubjects, type Services, systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { createSecrets } from '#platform/secrets';
import { createLogger } from '#platform/telemetry';
import { writeCursor } from '#platform/web';
import { testDatabase } from '#test/database';
import { routeCaller } from '#test/runs';
import { auditRoutes } from './api.ts';
import { reading, transact } from './transact.ts';

const { db } = await testDatabase();
let clock = Date.parse('2030-01-01T00:00:00Z');
const services = {
  db,
  secrets: createSecrets('test'),
  log: createLogger('silent'),
  now: () => new Date(clock),
} as Services;
const ada: Actor = { ...systemActor('x'), kind: 'person', id: 'ada', name: 'Ada Lovelace' };
const [one, two] = [newId(), newId()];

/** What other rooms would find by name. */
const kinds: readonly NamedSubjects[] = [
  {
    kind: 'file',
    find: async (_, { name }) =>
      [
        { id: 'file-1', name: 'Contract.docx' },
        { id: 'file-2', name: 'Contract (old).docx' },
        { id: 'file-3', name: 'Contract of nobody.docx' },
      ].filter((file) => file.name.toLowerCase().includes(name.toLowerCase())),
  },
];

async function did(actor: Actor, note: Partial<AuditNote> & { action: string }): Promise<void> {
  clock += 60_000;
  await transact(services, actor, async (context) =>
    context.record({ subject: { kind: 'file', id: 'file-1' }, ...note }),
  );
}

beforeAll(async () => {
  await did(ada, {
    action: 'files.rename-file',
    projectId: one,
    before: { name: 'Vertrag.docx' },
    after: { name: 'Contract (final).docx' },
  });
  await did(ada, { action: 'files.delete-file', projectId: two, reason: 'Wrong customer' });
  await did(systemActor('upkeep'), {
    action: 'files.delete-file',
    projectId: one,
    subject: { kind: 'file', id: 'file-2' },
  });
  await did(ada, { action: 'runs.cancel-run', projectId: one, subject: { kind: 'run', id: '0190-aa-bb' } });
  await did(ada, { action: 'filesystem.check', after: { name: 'O’Neil’s "100%" \\ straße' } });
});

const house = () => reading(services, ada);
const actions = async (search: Partial<AuditSearch>) =>
  (await searchAudit(house(), { kinds }, { limit: 50, ...search })).entries.map(({ action }) => action);
const call = routeCaller(auditRoutes(kinds));
const ask = (query: string) =>
  call(house(), 'searchAudit', { query: Object.fromEntries(new URLSearchParams(query)) });

describe('a search', () => {
  test('finds by actor, action, subject and time, newest first', async () => {
    expect(await actions({})).toHaveLength(5);
    expect(await actions({ actorId: 'upkeep' })).toEqual(['files.delete-file']);
    expect(await actions({ action: 'files.' })).toEqual([
      'files.delete-file',
      'files.delete-file',
      'files.rename-file',
    ]);
    expect(await actions({ action: 'files_' })).toEqual([]);
    expect(await actions({ subjectKind: 'file', subjectId: 'file-2' })).toEqual(['files.delete-file']);
    const [from, to] = [new Date('2030-01-01T00:03:00Z'), new Date('2030-01-01T00:05:00Z')];
    expect(await actions({ from, to })).toEqual(['runs.cancel-run', 'files.delete-file']);
  });

  test.each([
    ['contract', ['files.rename-file']],
    ['VERTRAG final', ['files.rename-file']],
    ['rename', ['files.rename-file']],
    ['files.rename-file', ['files.rename-file']],
    ['cust wrong', ['files.delete-file']],
    ['0190-aa-bb', ['runs.cancel-run']],
    ['"100%"', ['filesystem.check']],
    ["o'neil stra", ['filesystem.check']],
    ['wrong contract', []],
    ["' | ! & \\", []],
  ])('finds the text %s', async (text, expected) => {
    expect(await actions({ text })).toEqual(expected);
  });

  test('goes through pages without losing or repeating any', async () => {
    const seen: number[] = [];
    let query = 'limit=2';
    for (let pages = 0; pages < 3; pages++) {
      const page = await ask(query);
      seen.push(...page.items.map(({ sequence }: { sequence: number }) => sequence));
      query = `limit=2&cursor=${page.next}`;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    expect(query).toContain('cursor=null');
    for (const bad of ['x', '', writeCursor('1.x')])
      await expect(ask(`cursor=${bad}`)).rejects.toThrow('is not a cursor of this list');
  });

  test('stays within a project, which others do not see', async () => {
    const member: Actor = { ...ada, role: 'operator', projects: new Map([[one, 'operator']]) };
    const context = reading(services, member);
    const found = await searchAudit(context, { kinds, projectId: one }, { limit: 50 });
    expect(found.entries.map(({ sequence }) => sequence)).toEqual([4, 3, 1]);
    await expect(searchAudit(context, { kinds, projectId: two }, { limit: 5 })).rejects.toMatchObject({
      code: 'project-unknown',
    });
    await expect(searchAudit(context, { kinds }, { limit: 5 })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const reviewer: Actor = { ...ada, role: 'operator', projects: new Map([[one, 'reviewer']]) };
    const refused = searchAudit(reading(services, reviewer), { kinds, projectId: one }, { limit: 5 });
    await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('names', () => {
  const found = (search: Partial<AuditSearch>, projectId?: string) =>
    searchAudit(house(), { kinds, projectId }, { limit: 50, ...search });
  const sequences = async (search: Partial<AuditSearch>, projectId?: string) =>
    (await found(search, projectId)).entries.map(({ sequence }) => sequence);

  beforeAll(() =>
    did({ ...ada, id: 'ada-2', name: 'Ada Byron' }, { action: 'files.hold-file', projectId: one }),
  );

  test('find whoever is meant by a part of the name, the whole of it, or the id', async () => {
    expect(await sequences({ actor: 'LOVE' })).toEqual([5, 4, 2, 1]);
    expect(await sequences({ actor: 'ada byron' })).toEqual([6]);
    expect(await sequences({ actor: 'ada' })).toEqual([5, 4, 2, 1]);
    expect(await sequences({ actor: 'upkeep' })).toEqual([3]);
    expect(await sequences({ subject: 'contract.docx' })).toEqual([6, 5, 2, 1]);
    expect(await sequences({ subject: '(old)' })).toEqual([3]);
    expect(await sequences({ subject: 'file-2' })).toEqual([3]);
    expect(await sequences({ subject: 'contract.docx', actor: 'byron' })).toEqual([6]);
    for (const nobody of [{ actor: 'x_a' }, { actor: '%' }, { subject: 'of nobody' }])
      expect(await sequences(nobody)).toEqual([]);
  });

  test('that mean several are answered with a choice, and refused with it over the API', async () => {
    const { entries, choices } = await found({ actor: 'Ada ', subject: 'contract' });
    expect(entries).toEqual([]);
    expect(choices.actor!.map(({ id }) => id)).toEqual(['ada-2', 'ada']);
    expect(choices.subject!.map(({ id }) => id)).toEqual(['file-1', 'file-2']);
    await expect(ask('actor=Ada+')).rejects.toMatchObject({
      code: 'audit-name-ambiguous',
      message: expect.stringContaining('person ada-2 (Ada Byron)'),
    });
    expect(await call(house(), 'listAuditActors', { query: { name: 'BYRON' } })).toEqual({
      items: [{ kind: 'person', id: 'ada-2', name: 'Ada Byron' }],
    });
  });

  test('are those of the project alone, in a project', async () => {
    expect(await sequences({ actor: 'Ada ' }, two)).toEqual([2]);
    expect(await sequences({ actor: 'upkeep' }, two)).toEqual([]);
    expect(await sequences({ subject: 'file-2' }, two)).toEqual([]);
    expect(await sequences({ subject: 'contract' }, two)).toEqual([2]);
    const params = { projectId: two };
    expect(await call(house(), 'listProjectAuditSubjects', { params, query: { name: 'contract' } })).toEqual({
      items: [{ kind: 'file', id: 'file-1', name: 'Contract.docx' }],
    });
  });
});

describe('a search as a table', () => {
  const tableOf = async (search: Parameters<typeof exportEntries>[2], projectId?: string) => {
    const read = await exportEntries(house(), { kinds, projectId }, search);
    return (await read.setEncoding('utf8').toArray()).join('');
  };

  test('has every entry once, however many, and no formula', async () => {
    await transact(services, ada, async (context) => {
      for (let number = 0; number < 1_201; number++)
        context.record({ action: 'many.do', subject: { kind: 'thing', id: `${number}` }, reason: '=1+1' });
    });
    const table = await tableOf({ action: 'many.' });
    const [head, ...lines] = table.trimEnd().split('\r\n');
    expect(head).toBe(
      '\uFEFFsequence,id,occurred_at,actor_kind,actor_id,actor_name,action,subject_kind,subject_id,project_id,correlation_id,reason,before,after',
    );
    expect(new Set(lines.map((line) => line.split(',')[8]))).toHaveProperty('size', 1_201);
    expect(lines).toHaveLength(1_201);
    expect(lines[0]).toContain(",'=1+1,");
  });

  test('is of nothing where nobody is meant, and refuses a name that means several', async () => {
    expect((await tableOf({ actor: 'nobody' })).split('\r\n')).toHaveLength(2);
    await expect(tableOf({ actor: 'Ada ' })).rejects.toMatchObject({ code: 'audit-name-ambiguous' });
  });
});
