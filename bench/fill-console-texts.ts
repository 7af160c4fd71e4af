import { sql } from 'kysely';
import { type Context, systemActor } from '#domain/context';
import { hashText, type KeptSegment, keepExtraction } from '#domain/files';
import type { KeptBlock } from '#domain/files/outline';
import { insertConcepts, unsaidOfConcept, unsaidOfTerm } from '#domain/glossary/concepts';
import { appendFindings } from '#domain/runs/records';
import { insertTargets, keepHistory, type NewTarget } from '#domain/runs/targets';
import { allPairChecks } from '#engine/checks';
import { plainText } from '#engine/inline';
import { type Database, newId } from '#platform/database';
import { consoleText, terms } from './console-texts.ts';
import { fillMemory } from './fill-memory.ts';

const now = new Date('2026-01-05T08:00:00Z');
const portion = 5_000;
const memorySize = 20_000;
const { code, when, action } = allPairChecks.find((check) => check.code === 'number-missing')!;

/** Versions taken apart, by the writes of the service; `segmentsOf` says how long each is. */
export async function fillExtractions(db: Database, segmentsOf: (fileName: string) => number): Promise<void> {
  const context = { db, actor: systemActor('bench'), now: () => now } as Context;
  const { rows } = await sql<{ id: string; number: number; name: string }>`
    select id, number, name from versions order by name, number`.execute(db);
  for (const { id: versionId, number, name } of rows) {
    const segments = Array.from({ length: segmentsOf(name) }, (_, at) => segmentAt(at, number));
    await keepExtraction(context, {
      ...{ versionId, digest: 'bench', sourceLanguage: 'en', options: {}, coverage: [], findings: [] },
      ...{ wordCount: 1000, segments, blocks: segments.map(({ position }) => blockAt(position)) },
    });
  }
}

const isEditedIn = (at: number, version: number) => (at + version) % 20 === 0;

function segmentAt(position: number, version: number): KeptSegment {
  const { source } = consoleText(position, { isEdited: isEditedIn(position, version) });
  const plain = plainText(source);
  const part = '/word/document.xml';
  return {
    ...{ position, segmentId: `${part}#p${position}.0`, part, place: `paragraph ${position}` },
    ...{ source, plain, hash: hashText(plain) },
  };
}

/** One heading in 200 paragraphs, one item of a list in ten, and a table of four columns in 100. */
function blockAt(position: number): KeptBlock {
  const [row, column] = [Math.floor((position % 100) / 4), position % 4];
  const cell = { table: Math.floor(position / 100), row, column, span: 1, isHeader: false };
  return {
    ...{ number: position, firstPosition: position, segmentCount: 1 },
    body: {
      ...{ part: '/word/document.xml', area: 'body' },
      ...(position % 200 === 0 && { heading: 1 }),
      ...(position % 10 === 1 && { list: { level: 0, marker: '•' } }),
      ...(position % 100 >= 80 && { cells: [cell] }),
    },
  };
}

/** Targets of all German runs, some with findings, comments and a history, by the writes of the service where it has them. */
export async function fillTargets(db: Database): Promise<void> {
  const { rows } = await sql<{ id: string; version: number; segments: number }>`
    select r.id, v.number as version, r.segments_total as segments
    from runs r join versions v on v.id = r.version_id where r.target_language = 'de' order by r.id`.execute(
    db,
  );
  for (const [nth, { id, version, segments }] of rows.entries()) {
    for (let from = 0; from < segments; from += portion) {
      const positions = Array.from({ length: Math.min(portion, segments - from) }, (_, at) => from + at);
      const targets = positions.map((position) => targetAt(position, version, nth));
      await insertTargets(db, id, targets, { by: 'bench', now });
      const warned = targets.filter(({ findingCodes }) => findingCodes.length > 0);
      const found = { code, severity: 'warning', message: `${when} (12)`, action } as const;
      await appendFindings(
        db,
        id,
        'quality',
        warned.map(({ position }) => ({ ...found, position })),
      );
      await keepHistory(
        db,
        id,
        positions.filter((position) => position % 10 === 0),
      );
    }
  }
  await sql`update targets set revision = 2 where position % 10 = 0`.execute(db);
  await sql`insert into target_comments (id, run_id, position, text, created_by, created_at)
    select gen_random_uuid(), run_id, position, 'Is this what the plate on the machine says? (' || n || ')', 'bench', ${now}
    from targets, generate_series(1, 2) n where position % 25 = 0`.execute(db);
}

/** Nine targets in a hundred are not those of another run of the same version. */
function targetAt(position: number, version: number, run: number): NewTarget {
  const { target } = consoleText(position, {
    isEdited: isEditedIn(position, version) !== ((position + run) % 11 === 0),
  });
  const resultSource = (['provider', 'provider', 'memory_exact', 'memory_fuzzy'] as const)[position % 4]!;
  const isWarned = position % 50 === 0;
  return {
    ...{ position, items: target.items, resultSource },
    verificationState: isWarned ? 'warned' : 'passed',
    reviewStatus: position % 3 === 0 ? 'approved' : 'required',
    ...(resultSource === 'provider' && { provider: 'llm', model: `model-${position % 2}` }),
    ...(resultSource === 'memory_fuzzy' && { score: 75 + (position % 25) }),
    ...{ isRepetition: false, codesRepaired: false, findingCodes: isWarned ? [code] : [] },
  };
}

/** A memory of texts that are like those of the long document, and a glossary of the terms in them. */
export async function fillKnowledge(db: Database): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from projects`.execute(db);
  const projectId = rows[0]!.id;
  const sources = Array.from({ length: memorySize }, (_, at) =>
    plainText(consoleText(at, { isEdited: at % 2 === 0 }).source),
  );
  await fillMemory(db, projectId, sources);
  const glossaryId = newId();
  await sql`insert into glossaries (id, name, created_by, created_at, updated_at)
    values (${glossaryId}, 'bench', 'bench', ${now}, ${now})`.execute(db);
  await sql`insert into project_glossaries (project_id, glossary_id) values (${projectId}, ${glossaryId})`.execute(
    db,
  );
  await insertConcepts(
    db,
    { glossaryId, version: 1, by: 'bench', now },
    terms.map(({ source, target }) => ({
      ...{ ...unsaidOfConcept, key: source },
      terms: [
        { ...unsaidOfTerm, language: 'en', text: source, status: 'preferred', approval: 'approved' },
        { ...unsaidOfTerm, language: 'de', text: target, status: 'preferred', approval: 'approved' },
      ],
    })),
  );
}
