import { sql } from 'kysely';
import { type Context, systemActor } from '#domain/context';
import { gatherUnits, lookUpSegments } from '#domain/memory/lookup';
import { plainText, textWithoutCodes } from '#engine/inline';
import { normaliseText, scoreTokens, tokenReader } from '#engine/matching';
import type { Database } from '#platform/database';
import { readCatalogues } from './catalogues.ts';
import { createProject, fillMemory } from './fill-memory.ts';
import { startService, withDatabase } from './service-processes.ts';
import { edited, mixLengths, pick, randomOf } from './texts.ts';

const sizes = (process.env.VERSO_BENCH_UNITS ?? '100000,1000000').split(',').map(Number);
const threshold = 70;
const queryCount = 500;
/** Lookups by trigrams take so long that fewer have to do. */
const trigramQueries = 40;
/** Building their indexes takes minutes a million. */
const mostTrigrams = 1_000_000;
/** Comparing with each unit is quick enough up to so many. */
const mostCompared = 100_000;

/**
 * Lookups of texts that are not equal, among units in PostgreSQL, against pg_trgm on the same texts in the same run, and whether
 * they find what comparing with every unit finds. `VERSO_BENCH_UNITS` says how many units, several sizes parted by commas.
 */
export async function measureLookup(): Promise<void> {
  const catalogues = readCatalogues('de');
  if (catalogues.length < 10_000)
    return console.log('lookup: there are too few message catalogues in /usr/share/locale');
  for (const size of sizes) {
    const sources = mixLengths(catalogues, size, 1).map(({ source }) => source);
    const service = await startService();
    try {
      const projectId = await createProject(service);
      await withDatabase(service.databaseUrl, (db) => measureSize(db, projectId, sources));
    } finally {
      await service.stop();
    }
  }
}

async function measureSize(db: Database, projectId: string, sources: readonly string[]): Promise<void> {
  const from = performance.now();
  await fillMemory(db, projectId, sources);
  console.log(`\n${sources.length} units, written in ${((performance.now() - from) / 1000).toFixed(0)} s`);
  const queriesOf = (random: () => number) =>
    Array.from({ length: queryCount }, () => edited(pick(sources, random), sources, random));
  const [queries, others] = [queriesOf(randomOf(7)), queriesOf(randomOf(11))];
  const ours = await measureOurs(db, projectId, queries, others);
  if (sources.length <= mostTrigrams) await measureTrigrams(db, queries.slice(0, trigramQueries), ours);
  if (sources.length <= mostCompared) await compareWithEach(db, projectId, sources, queries);
}

function contextOf(db: Database): Context {
  return { db, actor: systemActor('bench'), now: () => new Date() } as Context;
}

function requestOf(projectId: string, texts: readonly string[]) {
  const segments = texts.map((text) => ({ source: textWithoutCodes(text), previous: '', next: '' }));
  return { projectId, from: 'en', to: 'de', segments, threshold, limit: 5 };
}

/**
 * One segment at a time, then a thousand at once, in a process that has answered as many others before; milliseconds of one,
 * half of them and one of twenty.
 */
async function measureOurs(
  db: Database,
  projectId: string,
  queries: readonly string[],
  others: readonly string[],
): Promise<number[]> {
  const context = contextOf(db);
  const look = (texts: readonly string[]) => lookUpSegments(context, requestOf(projectId, texts));
  for (const query of others) await look([query]);
  const times: number[] = [];
  let matched = 0;
  for (const query of queries) {
    const from = performance.now();
    const [matches] = await look([query]);
    times.push(performance.now() - from);
    if (matches!.length > 0) matched++;
  }
  const many = [...queries, ...queries].map((query, place) =>
    place < queries.length ? query : `${query} ${place}`,
  );
  const from = performance.now();
  await look(many);
  const batch = performance.now() - from;
  console.log(
    `signatures: ${told(times)}, ${matched} of ${queries.length} with a match; ` +
      `${many.length} segments at once ${(batch / 1000).toFixed(2)} s; ${await sizesOf(db)}`,
  );
  return times.slice(0, trigramQueries);
}

async function sizesOf(db: Database): Promise<string> {
  const { rows } = await sql<{ name: string; size: string }>`
    select indexrelname as name, pg_size_pretty(pg_relation_size(indexrelid)) as size from pg_stat_user_indexes
    where relname in ('memory_signatures', 'memory_postings') order by name`.execute(db);
  const { rows: tables } = await sql<{ size: string }>`
    select pg_size_pretty(pg_table_size('memory_postings')) as size`.execute(db);
  return [`memory_postings ${tables[0]!.size}`, ...rows.map(({ name, size }) => `${name} ${size}`)].join(
    ', ',
  );
}

/** The same texts under an index of trigrams, asked for as many of the likest. */
async function measureTrigrams(
  db: Database,
  queries: readonly string[],
  ours: readonly number[],
): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db);
  await sql`create table trigrams as select unit_id as id, source as plain from memory_signatures`.execute(
    db,
  );
  await sql`vacuum analyze trigrams`.execute(db);
  for (const kind of ['gin', 'gist'] as const) {
    const from = performance.now();
    await sql`create index trigrams_plain on trigrams using ${sql.raw(kind)} (plain ${sql.raw(`${kind}_trgm_ops`)})`.execute(
      db,
    );
    const built = (performance.now() - from) / 1000;
    const times = await db.connection().execute(async (connection) => {
      await sql`set pg_trgm.similarity_threshold = 0.7`.execute(connection);
      const found: number[] = [];
      for (const query of queries) {
        const begun = performance.now();
        await sql`select id from trigrams where plain % ${query} order by similarity(plain, ${query}) desc limit 5`.execute(
          connection,
        );
        found.push(performance.now() - begun);
      }
      return found;
    });
    const { rows } = await sql<{ size: string }>`
      select pg_size_pretty(pg_relation_size('trigrams_plain')) as size`.execute(db);
    console.log(
      `pg_trgm ${kind}: ${told(times)} over ${queries.length} queries, ${rows[0]!.size}, built in ${built.toFixed(0)} s; ` +
        `signatures are ${(quantile(times, 0.5) / quantile(ours, 0.5)).toFixed(0)} times as fast at the median, ` +
        `${(sum(times) / sum(ours)).toFixed(0)} times in all`,
    );
    await sql`drop index trigrams_plain`.execute(db);
  }
}

/** Whether the best of all units is among those that are gathered, for queries with one at or above the threshold. */
async function compareWithEach(
  db: Database,
  projectId: string,
  sources: readonly string[],
  queries: readonly string[],
): Promise<void> {
  const read = tokenReader('en');
  const readings = sources.map((source) => read(normaliseText(source)));
  let [expected, found] = [0, 0];
  for (const query of queries) {
    const asked = read(normaliseText(query));
    const best = readings.reduce((most, tokens) => Math.max(most, scoreTokens(tokens, asked)), 0);
    if (best < threshold) continue;
    expected++;
    const gathered = await gatherUnits(contextOf(db), requestOf(projectId, [query]));
    const own = gathered.map(({ unit }) => scoreTokens(read(normaliseText(plainText(unit.source))), asked));
    if (Math.max(0, ...own) === best) found++;
  }
  console.log(
    `recall: the best match of ${found} of ${expected} queries that have one (${queries.length} in all)`,
  );
}

function told(times: readonly number[]): string {
  const [half, most, worst] = [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1));
  return `p50 ${half} ms, p95 ${most} ms, worst ${worst} ms`;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

if (import.meta.main) await measureLookup();
