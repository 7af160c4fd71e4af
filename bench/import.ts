import { once } from 'node:events';
import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { normaliseText } from '#engine/matching';
import { type Pair, readCatalogues } from './catalogues.ts';
import { createProject } from './fill-memory.ts';
import {
  type BenchService,
  peakMbOf,
  processorSecondsOf,
  startService,
  withDatabase,
} from './service-processes.ts';
import { mixLengths, randomOf } from './texts.ts';

const size = Number(process.env.VERSO_BENCH_UNITS ?? 1_000_000);
const kills = 5;

interface Ended {
  readonly memoryId: string;
  readonly importId: string;
  readonly seconds: number;
}

interface ShownImport {
  readonly state: string;
  readonly progress: { readonly units: number };
  readonly account: { readonly read: number; readonly staged: number };
  readonly failure: unknown;
}

/**
 * A memory from its upload until lookups find it: units a second and the worker's memory; then the same while its worker is
 * killed at random moments, after which every unit must be there once. `VERSO_BENCH_UNITS` says how many, `SEED` when to kill.
 */
export async function measureImport(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'verso-bench-import-'));
  const service = await startService();
  try {
    const file = join(folder, 'memory.tmx');
    const units = await writeTmx(file);
    console.log(`${units} units, ${((await stat(file)).size / 1e6).toFixed(0)} MB`);
    const projectId = await createProject(service);
    await undisturbed(service, projectId, file, units);
    await whileKilled(service, projectId, file, units);
  } finally {
    await service.stop();
    await rm(folder, { recursive: true });
  }
}

async function undisturbed(service: BenchService, projectId: string, file: string, units: number) {
  const worker = await service.start('worker');
  const pids = [worker.pid, service.server.pid!];
  const before = pids.map(processorSecondsOf);
  const { memoryId, importId, seconds } = await importFile(service, projectId, file);
  const [ours, database] = pids.map((pid, index) => {
    const microseconds = (1e6 * (processorSecondsOf(pid) - before[index]!)) / units;
    return microseconds.toFixed(0);
  });
  console.log(
    `from upload to searchable: ${seconds.toFixed(1)} s, ${(units / seconds).toFixed(0)} units/s; ` +
      `worker ${peakMbOf(worker).toFixed(0)} MB at most; on a processor ${ours} µs a unit, PostgreSQL ${database} µs`,
  );
  await requireEach(service, memoryId, importId, units);
  await worker.stop();
}

/** Kills the worker whenever the import has come as far as a random moment, and starts another. */
async function whileKilled(service: BenchService, projectId: string, file: string, units: number) {
  const random = randomOf(Number(process.env.SEED ?? 1));
  const moments = Array.from({ length: kills }, () => random() * units).sort((a, b) => a - b);
  let worker = await service.start('worker');
  const { memoryId, importId, seconds } = await importFile(service, projectId, file, async (progress) => {
    if (moments.length === 0 || progress < moments[0]!) return;
    moments.shift();
    process.kill(worker.pid, 'SIGKILL');
    worker = await service.restart(worker, 'worker');
  });
  console.log(`the same with ${kills - moments.length} kills: ${seconds.toFixed(1)} s`);
  await requireEach(service, memoryId, importId, units);
}

async function importFile(
  { ask }: BenchService,
  projectId: string,
  file: string,
  observe: (units: number) => Promise<void> = async () => {},
): Promise<Ended> {
  const memory = { name: crypto.randomUUID() };
  const { id: memoryId } = await ask<{ id: string }>('POST', `/projects/${projectId}/memories`, memory);
  const form = new FormData();
  form.set('file', await openAsBlob(file), 'memory.tmx');
  const from = performance.now();
  const path = `/projects/${projectId}/memories/${memoryId}/imports?from=en&to=de&review=false`;
  const { id: importId } = await ask<{ id: string }>('POST', path, form);
  for (;;) {
    const { state, progress, failure } = await ask<ShownImport>('GET', `/memory-imports/${importId}`);
    if (failure) throw new Error(`the import failed: ${JSON.stringify(failure)}`);
    if (state === 'committed') return { memoryId, importId, seconds: (performance.now() - from) / 1000 };
    await observe(progress.units);
    await wait(100);
  }
}

/** Throws unless the memory has every unit once, live, with what finds it. */
async function requireEach(service: BenchService, memoryId: string, importId: string, units: number) {
  const { account } = await service.ask<ShownImport>('GET', `/memory-imports/${importId}`);
  const counted = await withDatabase(service.databaseUrl, async (db) => {
    const { rows } = await sql<{ units: number; pairs: number; signed: number }>`
      select count(*)::integer as units, count(distinct (source_hash, target_hash))::integer as pairs,
        (select count(*)::integer from memory_signatures signature where signature.import_id = ${importId}) as signed
      from memory_units unit join memory_books book on book.id = book_id
      where memory_id = ${memoryId} and status = 'active' and import_id = ${importId}`.execute(db);
    return rows[0]!;
  });
  const found = [account.read, account.staged, counted.units, counted.pairs, counted.signed];
  if (found.some((count) => count !== units)) throw new Error(`not each of ${units} units once: ${found}`);
  console.log('every unit is there once');
}

/** Pairs of Debian's catalogues, recombined; those that come twice get a number. */
async function writeTmx(file: string): Promise<number> {
  const catalogues = readCatalogues('de');
  const seen = new Set<string>();
  const output = createWriteStream(file);
  output.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="bench" ');
  output.write(
    'creationtoolversion="1" segtype="sentence" o-tmf="bench" adminlang="en" srclang="en" datatype="xml"/><body>\n',
  );
  let written = 0;
  for (const made of mixLengths(catalogues, size, 3)) {
    const pair = { source: holdable(made.source), target: holdable(made.target) };
    if (pair.source.trim() === '' || pair.target.trim() === '') continue;
    // Texts that differ in blanks alone are the same.
    const key = normaliseText(pair.source);
    const isNew = !seen.has(key);
    seen.add(key);
    const [source, target] = [pair.source, pair.target].map((text) =>
      isNew ? text : `${text} (${written})`,
    );
    if (!output.write(unitText({ source: source!, target: target! }))) await once(output, 'drain');
    written++;
  }
  output.end('</body></tmx>\n');
  await once(output, 'close');
  return written;
}

function unitText({ source, target }: Pair): string {
  return (
    '<tu creationdate="20240131T235900Z" changedate="20240201T100000Z" changeid="ben">' +
    `<tuv xml:lang="en"><seg>${escaped(source)}</seg></tuv><tuv xml:lang="de"><seg>${escaped(target)}</seg></tuv></tu>\n`
  );
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => escapes[sign]!);

/** Without the characters that XML cannot hold. */
function holdable(text: string): string {
  return text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
}

if (import.meta.main) await measureImport();
