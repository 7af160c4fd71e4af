import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { defaultContentOptions } from '#engine/docx/extract';
import { type DocxPackage, openPackage, rewritePackage } from '#engine/docx/package';
import { plainText } from '#engine/inline';
import { countWords } from '#engine/words';
import { extractSegments } from '#pipeline/extraction';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';
import type { RunningProcess } from '#test/service/verso-process';
import { type BenchService, peakMbOf, startService, withDatabase } from './service-processes.ts';

const leastWords = 100_000;
const many = 10;

/** What the service costs around a provider that answers at once: time, memory of the worker, ten documents against one. */
export async function measureService(): Promise<void> {
  if (!hasCorpus) return console.log(`service: ${corpusMissing}`);
  const { bytes, words, segments } = longDocument();
  console.log(`document: ${words} words, ${segments} segments, ${(bytes.length / 1e6).toFixed(1)} MB`);
  const service = await startService();
  try {
    const worker = await service.start('worker');
    const projectId = await makeProject(service);
    await rounds(service, worker, projectId, bytes);
  } finally {
    await service.stop();
  }
}

/** The first round finds a cold worker; one document is taken at its best of the rest, as ten are in a warm one. */
async function rounds(
  service: BenchService,
  worker: RunningProcess,
  projectId: string,
  bytes: Uint8Array,
): Promise<void> {
  let one = Number.POSITIVE_INFINITY;
  for (let round = 1; round <= 3; round++) {
    const { seconds, uploadSeconds, runIds } = await deliver(service, projectId, bytes, 1);
    if (round > 1) one = Math.min(one, seconds);
    console.log(
      `one document, round ${round}: ${seconds.toFixed(1)} s from upload to delivered (upload ${uploadSeconds.toFixed(1)} s), worker ${peakMbOf(worker).toFixed(0)} MB at most`,
    );
    console.log(`  ${await stagesOf(service, runIds[0]!)}`);
  }
  const { seconds } = await deliver(service, projectId, bytes, many);
  console.log(
    `${many} documents: ${seconds.toFixed(1)} s, ${(seconds / one).toFixed(1)} times one; worker ${peakMbOf(worker).toFixed(0)} MB at most`,
  );
}

/** Every page of the 872-page handbook, its body repeated until it has the words. */
function longDocument(): { bytes: Uint8Array; words: number; segments: number } {
  const source = listCorpus('docx/valid').find(({ name }) => name === 'unstr-handbook-872p.docx')!;
  const original = source.read();
  const pkg = openPackage(original).package!;
  const { segments } = extractSegments(pkg, defaultContentOptions, 'en');
  const once = segments.reduce((sum, segment) => sum + countWords(plainText(segment.source)), 0);
  const count = Math.ceil(leastWords / once);
  const bytes = count === 1 ? original : repeatBody(pkg, count);
  return { bytes, words: once * count, segments: segments.length * count };
}

function repeatBody(pkg: DocxPackage, count: number): Uint8Array {
  const tree = pkg.xml(pkg.mainPart);
  const body = tree.child(tree.root, 'w:body');
  const section = [...tree.elements(body)].at(-1)!;
  const { text } = tree;
  const inner = text.slice(tree.openEnd[body]!, tree.start[section]!);
  const whole = text.slice(0, tree.openEnd[body]!) + inner.repeat(count) + text.slice(tree.start[section]!);
  return rewritePackage(pkg, new Map([[pkg.mainPart, Buffer.from(whole)]]));
}

async function makeProject({ ask }: BenchService): Promise<string> {
  const project = { key: 'bench', name: 'Bench', sourceLanguage: 'en', targetLanguages: ['de'] };
  const { id } = await ask<{ id: string }>('POST', '/projects', project);
  await ask('POST', `/projects/${id}/connections`, { name: 'trial', settings: { provider: 'pseudo' } });
  await ask('POST', `/projects/${id}/policies`, { providers: ['trial'], review: { required: 'never' } });
  return id;
}

interface Delivery {
  readonly seconds: number;
  readonly uploadSeconds: number;
  readonly runIds: readonly string[];
}

/** Uploads files one after another, starts a run of each, and waits until all are delivered. */
async function deliver(
  { ask, databaseUrl }: BenchService,
  projectId: string,
  bytes: Uint8Array,
  count: number,
): Promise<Delivery> {
  const from = performance.now();
  const runIds: string[] = [];
  let uploadSeconds = 0;
  for (let number = 0; number < count; number++) {
    const uploadFrom = performance.now();
    const form = new FormData();
    form.set('intent', 'new-file');
    form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), `${crypto.randomUUID()}.docx`);
    const { version } = await ask<{ version: { id: string } }>(
      'POST',
      `/projects/${projectId}/uploads`,
      form,
    );
    uploadSeconds += (performance.now() - uploadFrom) / 1000;
    const run = { versionId: version.id, targetLanguage: 'de' };
    runIds.push((await ask<{ id: string }>('POST', `/projects/${projectId}/runs`, run)).id);
  }
  await withDatabase(databaseUrl, async (db) => {
    for (;;) {
      const { rows } = await sql<{ state: string; count: number }>`
        select state, count(*)::integer as count from runs where id = any(${runIds}::uuid[]) group by state`.execute(
        db,
      );
      const lost = rows.filter(({ state }) => !['waiting', 'running', 'delivered'].includes(state));
      if (lost.length > 0) throw new Error(`runs that were not delivered: ${JSON.stringify(lost)}`);
      if (rows.length === 1 && rows[0]!.state === 'delivered') break;
      await wait(50);
    }
  });
  return { seconds: (performance.now() - from) / 1000, uploadSeconds, runIds };
}

/** Seconds a run spent in each stage, by its events. */
function stagesOf({ databaseUrl }: BenchService, runId: string): Promise<string> {
  return withDatabase(databaseUrl, async (db) => {
    const { rows } = await sql<{ stage: string; seconds: number }>`
      select stage, extract(epoch from lead(at) over (order by at) - at)::real as seconds from (
        select data->>'stage' as stage, min(occurred_at) as at from run_events where run_id = ${runId}
          and event <> 'deliver' group by 1
        union all select 'end', max(occurred_at) from run_events where run_id = ${runId}) as begun`.execute(
      db,
    );
    return rows
      .filter(({ seconds }) => seconds !== null)
      .map(({ stage, seconds }) => `${stage} ${seconds.toFixed(1)}`)
      .join(', ');
  });
}

if (import.meta.main) await measureService();
