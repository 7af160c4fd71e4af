// A project with one row of every kind, each with the project's marker in it, partly through the API and partly as jobs leave it.
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { storeArtifact } from '#domain/artifacts';
import { transact } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import { stageImport as stageTerms } from '#domain/glossary/staging';
import { settleImport } from '#domain/memory/imports';
import { stageImport } from '#domain/memory/staging';
import { newId } from '#platform/database';
import { marked } from '#test/marked';
import { insertRunOf, insertVersion } from '#test/runs';
import { boundary, multipart } from './multipart.ts';

/** Ids by the name that parameters and fields have for them. */
export type SpecimenIds = Readonly<Record<string, string | number>>;

export interface Specimen {
  readonly marker: string;
  readonly ids: SpecimenIds;
}

/** Fills a project; the server has to know an administrator who is called `administrator`. */
export async function insertSpecimen(
  services: Services,
  server: FastifyInstance,
  { projectId, marker }: { readonly projectId: string; readonly marker: string },
): Promise<Specimen> {
  const { db } = services;
  const now = services.now();
  await sql`insert into projects (id, key, name, source_language, target_languages, created_at, updated_at)
    values (${projectId}, ${projectId}, ${marker}, 'en', '{de}', ${now}, ${now})`.execute(db);
  const ask = asker(server, `/api/v1/projects/${projectId}`);
  const since = await ask('POST', '/policies', { providers: ['first'] });
  const policy = await ask('POST', '/policies', { providers: [marker] });
  const memory = await ask('POST', '/memories', { name: marker, learns: 'directly' });
  const glossary = await ask('POST', '/glossaries', { name: marker });
  const pair = 'from=en&to=de';
  await importInto(services, ask, memory.id, `${pair}&review=false`, tmxOf(marker));
  const waiting = tmxOf(`${marker} waiting`);
  const importId = await importInto(services, ask, memory.id, pair, waiting);
  const concept = await ask('POST', `/glossaries/${glossary.id}/concepts`, {
    domain: marker,
    terms: [
      { language: 'en', text: 'valve' },
      { language: 'de', text: marker },
    ],
  });
  const termImportId = await importTerms(services, ask, glossary.id, marker);
  const termCandidateId = newId();
  await sql`insert into term_candidates (id, project_id, source_language, target_language, source_text, source_hash,
      target_text, agreement, occurrences, last_run_id, first_seen_at, last_seen_at)
    values (${termCandidateId}, ${projectId}, 'en', 'de', ${marker}, '', ${marker}, 1, 3, ${newId()}, ${now}, ${now})`.execute(
    db,
  );
  const settings = { provider: 'pseudo' };
  const connection = await ask('POST', '/connections', { name: marker, settings });
  const { webhook } = await ask('POST', '/webhooks', {
    url: `https://example.org/${marker}`,
    events: ['run.failed'],
  });
  const { deliveryId } = await ask('POST', `/webhooks/${webhook.id}/tests`);
  await sql`update webhook_deliveries set failure = ${marker} where id = ${deliveryId}`.execute(db);
  await sql`insert into connection_spending (connection_id, day, currency, price, calls)
    values (${connection.id}, ${now}, ${marker}, 1, 1)`.execute(db);

  const before = await insertVersion(db, projectId, [`Once ${marker} <1>valve</1>`, 'Other']);
  const texts = [`Twice ${marker} <1>valve</1>`, `Close ${marker}`];
  const version = await insertVersion(db, projectId, texts, { fileId: before.fileId, number: 2 });
  await sql`update files set name = ${marker} where project_id = ${projectId}`.execute(db);
  await sql`update versions set name = ${marker} where project_id = ${projectId}`.execute(db);
  const other = await insertVersion(db, projectId, [marker]);
  const operation = await ask('POST', '/lineage-operations', {
    kind: 'rename',
    fileId: before.fileId,
    name: `${marker}.docx`,
  });
  const targets = [
    { text: `Zweimal ${marker} <1>Ventil</1>`, provider: marker, model: marker, connectionId: connection.id },
    { text: `Schließen ${marker}`, findingCodes: [marker] },
  ];
  const runId = await insertRunOf(db, { ...version, policyId: policy.id }, targets);
  const otherRunId = await insertRunOf(db, { ...before, policyId: policy.id }, targets, {
    state: 'delivered',
  });
  const replacementId = await insertTraces(services, runId, marker);
  await insertTraces(services, otherRunId, marker);
  const actor = systemActor('tests');
  const artifact = await transact(services, actor, (context) =>
    storeArtifact(context, {
      projectId,
      versionId: version.versionId,
      runId,
      kind: 'output',
      name: `${marker}.docx`,
      mediaType: 'text/plain',
      content: Buffer.from(`Content ${marker}`),
      retention: 'output',
    }),
  );
  await sql`insert into deliveries (run_id, artifact_id, certificate, delivered_at)
    values (${runId}, ${artifact.id}, ${{ marker }}, ${now})`.execute(db);
  const proposalId = newId();
  await sql`insert into segmentation_proposals (id, project_id, run_id, position, kind, language, scope, rule, before, after,
      places, created_by, created_at)
    values (${proposalId}, ${projectId}, ${runId}, 0, 'split', 'en', 'mark', ${{ break: true, before: ';', after: marker }},
      ${marker}, ${marker}, ${{ run: 1, others: 0, versions: 0, isPartial: false }}, 'tests', ${now})`.execute(
    db,
  );
  const batchId = newId();
  await sql`insert into batches (id, project_id, name, state, created_by, created_at)
    values (${batchId}, ${projectId}, ${marker}, 'open', 'tests', ${now})`.execute(db);
  await sql`insert into batch_items (batch_id, number, name, request, state, failure)
    values (${batchId}, 1, ${marker}, ${{ targetLanguage: 'de' }}, 'failed',
      ${{ code: 'x', message: marker, action: 'x' }})`.execute(db);
  await insertDeadLetter(db, runId, marker);
  const userId = `member-${projectId}`;
  await sql`insert into users (id, name, email) values (${userId}, ${marker}, ${`${userId}@example.org`})`.execute(
    db,
  );
  await sql`insert into project_members (project_id, user_id, role) values (${projectId}, ${userId}, 'reviewer')`.execute(
    db,
  );
  const ids = {
    projectId,
    fileId: before.fileId,
    intoFileId: other.fileId,
    versionId: before.versionId,
    laterVersionId: version.versionId,
    runId,
    otherRunId,
    position: 0,
    artifactId: artifact.id,
    connectionId: connection.id,
    policyId: policy.id,
    proposalId,
    replacementId,
    since: since.id,
    webhookId: webhook.id,
    deliveryId,
    memoryId: memory.id,
    language: 'en',
    importId,
    candidateId: await candidateOf(db, importId),
    unitId: await unitOf(db, memory.id),
    glossaryId: glossary.id,
    conceptId: concept.id,
    termId: concept.terms[0].id,
    termImportId,
    termCandidateId,
    number: 1,
    operationId: operation.id,
    batchId,
    queueName: deadIn,
    userId,
    personId: userId,
    keyId: newId(),
  };
  return { marker, ids };
}

/** Where there are dead letters. */
const deadIn = 'runs.deliver';

/** A job of a run that used up its attempts. */
async function insertDeadLetter(db: Services['db'], runId: string, marker: string): Promise<void> {
  const dead = `${deadIn}.dead`;
  await sql`select queue.create_queue(${dead}, ${{ policy: 'standard' }}::jsonb)`.execute(db);
  await sql`insert into queue.job (name, data, source_output)
    values (${dead}, ${{ runId, epoch: 0, marker }}, ${{ message: marker, attempts: 5 }})`.execute(db);
}

/** An import as the worker leaves it. */
async function importInto(
  services: Services,
  ask: ReturnType<typeof asker>,
  memoryId: string,
  query: string,
  file: Sent,
): Promise<string> {
  const { id } = await ask('POST', `/memories/${memoryId}/imports?${query}`, file);
  await stageImport(services, id);
  await settleImport(services, id);
  return id;
}

async function candidateOf(db: Services['db'], importId: string): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`select id from memory_units where import_id = ${importId}`.execute(db);
  return rows[0]!.id;
}

async function unitOf(db: Services['db'], memoryId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select unit.id from memory_units unit join memory_books book on book.id = book_id
      join memory_imports import on import.id = import_id
    where book.memory_id = ${memoryId} and import.state = 'committed'`.execute(db);
  return rows[0]!.id;
}

/** An import of terms that waits for people. */
async function importTerms(
  services: Services,
  ask: ReturnType<typeof asker>,
  glossaryId: string,
  marker: string,
): Promise<string> {
  const text = `concept,en,de,domain\n${marker},pump,${marker},${marker}\n`;
  const { id } = await ask('POST', `/glossaries/${glossaryId}/imports`, { name: `${marker}.csv`, text });
  await stageTerms(services, id);
  return id;
}

/** What jobs and people leave of a run besides its targets; the id of a replacement. */
async function insertTraces({ db, now }: Services, runId: string, marker: string): Promise<string> {
  const finding = { code: 'marked', severity: 'warning', message: marker, action: marker };
  await sql`insert into run_findings (run_id, number, stage, code, severity, position, finding)
    values (${runId}, 1, 'quality', 'marked', 'warning', 0, ${finding})`.execute(db);
  await sql`insert into target_changes (run_id, position, revision, changed_by, changed_by_kind, changed_at, target,
      result_source, verification_state, review_status, reason)
    values (${runId}, 0, 0, 'tests', 'person', ${now()}, ${JSON.stringify(marked(marker).items)}::jsonb, 'provider', 'passed', 'required',
      ${marker})`.execute(db);
  await sql`insert into run_events (run_id, event, data, occurred_at)
    values (${runId}, 'marked', ${{ marker }}, ${now()})`.execute(db);
  const replacementId = newId();
  await sql`insert into replacements (id, run_id, find, replace_with, replaced, made_by, made_by_name, made_at)
    values (${replacementId}, ${runId}, ${marker}, ${marker}, 1, 'tests', ${marker}, ${now()})`.execute(db);
  return replacementId;
}

type Sent = Record<string, unknown> | { readonly name: string; readonly text: string };

// biome-ignore lint/suspicious/noExplicitAny: answers of every shape
type Answer = any;

function asker(server: FastifyInstance, base: string) {
  return async (method: 'POST' | 'PUT', path: string, body?: Sent): Promise<Answer> => {
    const isFile = body !== undefined && 'text' in body;
    const { statusCode, body: text } = await server.inject({
      method,
      url: `${base}${path}`,
      headers: {
        'x-test-actor': 'administrator',
        ...(isFile ? { 'content-type': `multipart/form-data; boundary=${boundary}` } : {}),
      },
      ...(body === undefined
        ? {}
        : { payload: isFile ? multipart({}, [body as { name: string; text: string }]) : body }),
    });
    if (statusCode >= 300) throw new Error(`${method} ${path}: ${text}`);
    return JSON.parse(text);
  };
}

function tmxOf(marker: string) {
  const side = (language: string, text: string) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`;
  const text = `<?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"
    o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body><tu>${side('en', `Source ${marker}`)}${side('de', `Ziel ${marker}`)}</tu></body></tmx>`;
  return { name: 'memory.tmx', text };
}
