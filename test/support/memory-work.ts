// Memories and imports as people make them through the routes, with what workers do done at once.
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { createMemory } from '#domain/memory';
import { settleImport } from '#domain/memory/imports';
import { lookUpSegments } from '#domain/memory/lookup';
import { plugin } from '#domain/memory/plugin';
import { decodeInline, type InlineJson } from '#domain/memory/retrieval';
import { stageImport } from '#domain/memory/staging';
import { plainText } from '#engine/inline';
import { type Database, newId } from '#platform/database';
import { insertProject, operatorOf, routeCaller, type Shown } from './runs.ts';
import { type TestServiceOptions, type TestServices, testServices } from './services.ts';

export type Pair = readonly [source: string, target: string];

/** A unit of a TMX file by anna, with further texts behind. */
export function unitOf([source, target]: Pair, more = ''): string {
  return (
    '<tu changeid="anna" changedate="20240531T120000Z">' +
    `<tuv xml:lang="en-US"><seg>${source}</seg></tuv><tuv xml:lang="de"><seg>${target}</seg></tuv>${more}</tu>`
  );
}

export function tmxOf(units: readonly string[], end = '</body></tmx>'): string {
  return `<?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"
    o-tmf="t" adminlang="en" srclang="en" datatype="xml"/><body>${units.join('')}${end}`;
}

/** Pairs that differ in their number. */
export function numbered(count: number, from = 0): Pair[] {
  return Array.from({ length: count }, (_, index) => [
    `Press key ${from + index}`,
    `Taste ${from + index} drücken`,
  ]);
}

/** Resolves when a transaction of this database waits for what another one has locked. */
export async function somebodyWaits(db: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (rows.length > 0) return;
    await pause(20);
  }
}

type Input = Parameters<ReturnType<typeof routeCaller<Context>>>[2];

export interface MemoryWork {
  readonly services: TestServices;
  readonly projectId: string;
  /** Calls an operation in a transaction, as an operator of the project where nobody is named. */
  call(operation: string, input?: Input, actor?: Actor): Promise<Shown>;
  newMemory(how?: { readonly learns?: 'off' | 'candidates' | 'directly' }): Promise<string>;
  /** Uploads a file; the id of the import, which no worker has seen. */
  start(memoryId: string, text: string, query?: Record<string, unknown>): Promise<string>;
  /** Uploads pairs and lets workers do their part; the id of the import. */
  importPairs(memoryId: string, pairs: readonly Pair[], query?: Record<string, unknown>): Promise<string>;
  /** What workers do with an import. */
  settle(importId: string): Promise<void>;
  show(importId: string): Promise<Shown>;
  report(importId: string): Promise<Shown>;
  /** Commits with what was not decided on accepted and both sides of conflicts kept, unless the body says otherwise. */
  commit(importId: string, body?: object): Promise<Shown>;
  undo(importId: string): Promise<Shown>;
  /** Targets that lookups of the units' own sources find in a memory, by source; in German unless said otherwise. */
  found(memoryId: string, to?: string): Promise<Record<string, string[]>>;
  /** Sources of a memory that have a signature, whether or not they are live. */
  signatures(memoryId: string): Promise<string[]>;
}

export async function openMemoryWork(options: TestServiceOptions = {}): Promise<MemoryWork> {
  const services = await testServices({ handlers: plugin.handlers!, ...options });
  const { projectId } = await insertProject(services.db);
  const system = systemActor('test');
  const run = routeCaller<Context>(plugin.routes!);
  const call: MemoryWork['call'] = (operation, input = {}, actor = operatorOf(projectId)) =>
    transact(services, actor, (context) => run(context, operation, input));
  const show = (importId: string) => call('getImport', { params: { importId } });
  const settle = async (importId: string): Promise<void> => {
    await stageImport(services, importId);
    await settleImport(services, importId);
  };
  const start: MemoryWork['start'] = async (memoryId, text, query = {}) => {
    const all = { from: 'en', to: 'de', ...query };
    const input = { params: { projectId, memoryId }, query: all, upload: upload(text) };
    return (await run(reading(services, operatorOf(projectId)), 'importTmx', input)).id;
  };
  return {
    ...{ services, projectId, call, settle, start, show },
    async newMemory({ learns = 'off' } = {}) {
      const how = { name: newId(), priority: 0, reads: true, learns };
      return (await transact(services, system, (context) => createMemory(context, projectId, how))).id;
    },
    async importPairs(memoryId, pairs, query) {
      const importId = await start(memoryId, tmxOf(pairs.map((pair) => unitOf(pair))), query);
      await settle(importId);
      return importId;
    },
    report: (importId) => call('reportImport', { params: { importId } }),
    async commit(importId, body = {}) {
      const how = { rest: 'accepted', conflicts: 'both', ...body };
      await call('commitImport', { params: { importId }, body: how });
      await settle(importId);
      return show(importId);
    },
    undo: (importId) => call('undoImport', { params: { importId }, body: { reason: 'wrong customer' } }),
    async signatures(memoryId) {
      const { rows } = await sql<{ source: string }>`
        select source from memory_signatures join memory_books book on book.id = book_id
        where memory_id = ${memoryId} order by unit_id`.execute(services.db);
      return rows.map(({ source }) => source);
    },
    async found(memoryId, to = 'de') {
      const { rows } = await sql<{ source: InlineJson }>`
        select distinct on (source_hash) unit.unit -> 'source' as source
        from memory_units unit join memory_books book on book.id = book_id
        where memory_id = ${memoryId} order by source_hash`.execute(services.db);
      const segments = rows.map(({ source }) => ({ source: decodeInline(source) }));
      const filter = { memories: [memoryId] };
      const request = { projectId, from: 'en', to, segments, threshold: 1, limit: 1000, filter };
      const matches = (await lookUpSegments(reading(services, system), request)).map((some) =>
        some.filter(({ kind }) => kind !== 'fuzzy'),
      );
      return Object.fromEntries(
        segments.flatMap(({ source }, place) => {
          const targets = matches[place]!.map(({ unit }) => plainText(unit.target)).sort();
          return targets.length > 0 ? [[plainText(source), targets]] : [];
        }),
      );
    },
  };
}

async function* upload(text: string) {
  yield {
    field: 'file',
    fileName: 'm.tmx',
    mediaType: 'text/xml',
    content: Readable.from([Buffer.from(text)]),
  };
}
