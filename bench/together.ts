import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Context, systemActor } from '#domain/context';
import { lookUpSegments } from '#domain/memory/lookup';
import { textWithoutCodes } from '#engine/inline';
import { createMemory, type MemoryMatch } from '#engine/matching';
import type { Database } from '#platform/database';
import { readCatalogues } from './catalogues.ts';
import { createProject, fillMemory } from './fill-memory.ts';
import { type BenchService, startService, withDatabase } from './service-processes.ts';
import { edited, mixLengths, pick, randomOf } from './texts.ts';

const size = Number(process.env.VERSO_BENCH_UNITS ?? 60_000);
const imported = Math.round(size / 3);
const queryCount = 200;
const asking = { threshold: 70, limit: 5 };

/** What lookups answered while others wrote. */
interface Tally {
  answers: number;
  wrong: number;
  reindexed: number;
  readonly milliseconds: number[];
  /** Longest that anyone had waited for a lock whenever locks were looked at. */
  lockMilliseconds: number;
}

/**
 * Two people import, a third reindexes again and again, and two workers look up, all at once on one database: every answer is
 * compared with a memory held in the process, and waits for locks are sampled. `VERSO_BENCH_UNITS` says how many units.
 */
export async function measureTogether(): Promise<void> {
  const sources = mixLengths(readCatalogues('de'), size, 1).map(({ source }) => source);
  const service = await startService();
  try {
    await withDatabase(service.databaseUrl, async (db) => {
      const projectId = await createProject(service);
      await fillMemory(db, projectId, sources);
      await Promise.all([service.start('worker'), service.start('worker')]);
      const tally: Tally = { answers: 0, wrong: 0, reindexed: 0, milliseconds: [], lockMilliseconds: 0 };
      const from = performance.now();
      await workTogether(service, db, projectId, sources, tally);
      tell(tally, (performance.now() - from) / 1000);
    });
  } finally {
    await service.stop();
  }
}

async function workTogether(
  service: BenchService,
  db: Database,
  projectId: string,
  sources: readonly string[],
  tally: Tally,
): Promise<void> {
  const random = randomOf(7);
  const queries = Array.from({ length: queryCount }, () => edited(pick(sources, random), sources, random));
  const expected = expectedAnswers(sources, queries);
  const ending = new AbortController();
  const others = [
    lookUp(db, projectId, queries, expected, tally, ending.signal),
    lookUp(db, projectId, queries.toReversed(), expected.toReversed(), tally, ending.signal),
    reindex(service, tally, ending.signal),
    watchLocks(db, tally, ending.signal),
  ];
  try {
    await Promise.all(
      ['first', 'second'].map((name, index) => importForeign(service, projectId, name, sources, index)),
    );
  } finally {
    ending.abort();
    await Promise.all(others);
  }
}

/** Source and score of every match, by a memory of the same units in this process. */
function expectedAnswers(sources: readonly string[], queries: readonly string[]): string[] {
  const target = textWithoutCodes('Ziel');
  const units = sources.map((source, index) => ({
    ...{ id: String(index).padStart(9, '0'), source: textWithoutCodes(source), target, memory: 'bench' },
  }));
  const memory = createMemory(units, { language: 'en' });
  return memory.lookupAll(queries.map(segmentOf), asking).map(scoresOf);
}

function segmentOf(text: string) {
  return { source: textWithoutCodes(text), previous: '', next: '' };
}

function scoresOf(matches: readonly MemoryMatch[]): string {
  return matches.map(({ score }) => score).join(' ');
}

/** Looks up as workers do, a few segments at a time, until it is told to end. */
async function lookUp(
  db: Database,
  projectId: string,
  queries: readonly string[],
  expected: readonly string[],
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  const context = { db, actor: systemActor('bench'), now: () => new Date() } as Context;
  for (let at = 0; !signal.aborted; at = (at + 10) % queries.length) {
    const segments = queries.slice(at, at + 10).map(segmentOf);
    const from = performance.now();
    const found = await lookUpSegments(context, { projectId, from: 'en', to: 'de', segments, ...asking });
    tally.milliseconds.push(performance.now() - from);
    for (const [index, matches] of found.entries()) {
      tally.answers++;
      if (scoresOf(matches) !== expected[at + index]) tally.wrong++;
    }
  }
}

async function reindex(service: BenchService, tally: Tally, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await service.ask('POST', '/memory-orders/en/reindexing');
    while (!signal.aborted) {
      await wait(100);
      const { items } = await service.ask<{ items: { state: string }[] }>('GET', '/memory-orders');
      if (items.every(({ state }) => state === 'active')) break;
    }
    if (!signal.aborted) tally.reindexed++;
  }
}

async function watchLocks(db: Database, tally: Tally, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { rows } = await sql<{ waited: number }>`
      select coalesce(max(extract(epoch from clock_timestamp() - waitstart) * 1000), 0)::float8 as waited
      from pg_locks where not granted`.execute(db);
    tally.lockMilliseconds = Math.max(tally.lockMilliseconds, rows[0]!.waited);
    await wait(20);
  }
}

/** Imports units that are like none of the others, so that answers stay what they were, and looks for them afterwards. */
async function importForeign(
  { ask }: BenchService,
  projectId: string,
  name: string,
  sources: readonly string[],
  part: number,
): Promise<void> {
  const texts = sources.slice(part * imported, (part + 1) * imported).map((text) => foreign(text, name));
  const { id: memoryId } = await ask<{ id: string }>('POST', `/projects/${projectId}/memories`, { name });
  const form = new FormData();
  form.set('file', new Blob([tmxOf(texts)]), 'memory.tmx');
  const path = `/projects/${projectId}/memories/${memoryId}/imports?from=en&to=de&review=false`;
  const { id } = await ask<{ id: string }>('POST', path, form);
  for (;;) {
    const shown = await ask<{ state: string; failure: unknown }>('GET', `/memory-imports/${id}`);
    if (shown.failure) throw new Error(`the import failed: ${JSON.stringify(shown.failure)}`);
    if (shown.state === 'committed') break;
    await wait(100);
  }
  const segments = texts.slice(0, 200).map((text) => ({ text }));
  const { items } = await ask<{ items: { score: number }[][] }>(
    'POST',
    `/projects/${projectId}/memory-lookups`,
    { from: 'en', to: 'de', segments },
  );
  const found = items.filter(([best]) => (best?.score ?? 0) >= 100).length;
  if (found < segments.length)
    throw new Error(`of ${segments.length} imported texts only ${found} were found at once`);
}

/** The text in a language of its own: every word is another, and no number is left. */
function foreign(text: string, name: string): string {
  const words = text
    .replaceAll(/\P{Letter}+/gu, ' ')
    .trim()
    .split(' ');
  return words.map((word) => `${word}${name}ese`).join(' ');
}

function tmxOf(texts: readonly string[]): string {
  const units = texts.map(
    (text) =>
      `<tu><tuv xml:lang="en"><seg>${text}</seg></tuv><tuv xml:lang="de"><seg>${text} de</seg></tuv></tu>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="bench" creationtoolversion="1" ' +
    `segtype="sentence" o-tmf="bench" adminlang="en" srclang="en" datatype="xml"/><body>${units.join('\n')}</body></tmx>`
  );
}

function tell({ answers, wrong, reindexed, milliseconds, lockMilliseconds }: Tally, seconds: number): void {
  const times = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1]!.toFixed(0);
  console.log(
    `${size} units; two imports of ${imported} and ${reindexed} reindexings in ${seconds.toFixed(0)} s: ` +
      `${answers} segments looked up, ${wrong} answers wrong; ten at once p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ` +
      `worst ${at(1)} ms; longest wait for a lock ${lockMilliseconds.toFixed(0)} ms`,
  );
  if (wrong > 0 || lockMilliseconds > 1_000 || reindexed === 0) process.exitCode = 1;
}

if (import.meta.main) await measureTogether();
