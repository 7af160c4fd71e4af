// Builds projects, versions and runs directly in the database, for tests of what people do with them.
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor, Services } from '#domain/context';
import { insertBlocks } from '#domain/files/outline';
import type { InlineText } from '#engine/inline';
import { countWords } from '#engine/words';
import { type Database, newId } from '#platform/database';
import { marked } from './marked.ts';

const then = new Date('2026-01-05T08:00:00Z');

export function operatorOf(...projectIds: string[]): Actor {
  return member('operator', projectIds);
}

export function reviewerOf(...projectIds: string[]): Actor {
  return member('reviewer', projectIds);
}

function member(role: 'operator' | 'reviewer', projectIds: readonly string[]): Actor {
  const projects = new Map(projectIds.map((id) => [id, role]));
  return { kind: 'person', id: `${role}-1`, name: role, role, projects };
}

/** A project with a policy that says nothing. */
export async function insertProject(db: Database): Promise<{ projectId: string; policyId: string }> {
  const projectId = newId();
  const policyId = newId();
  const key = `p-${randomBytes(5).toString('hex')}`;
  await sql`insert into projects (id, key, name, source_language, target_languages, created_at, updated_at)
    values (${projectId}, ${key}, ${key}, 'en', array['de', 'fr'], ${then}, ${then})`.execute(db);
  await sql`insert into policies (id, project_id, version, body, created_by, created_at)
    values (${policyId}, ${projectId}, 1, '{}', 'test', ${then})`.execute(db);
  await sql`update projects set current_policy_id = ${policyId} where id = ${projectId}`.execute(db);
  return { projectId, policyId };
}

export async function insertArtifact(
  db: Database,
  projectId: string,
  { kind = 'source', retention = 'source', name = 'manual.docx' } = {},
): Promise<string> {
  const id = newId();
  await sql`insert into artifacts (id, project_id, kind, name, media_type, sha256, size, object_key, retention, created_at)
    values (${id}, ${projectId}, ${kind}, ${name}, 'application/octet-stream', ${id}, 1, ${`test/${id}`}, ${retention}, ${then})`.execute(
    db,
  );
  return id;
}

/** Stores a document as what a version was uploaded as; resolves with the id of its artifact. */
export async function storeSource(
  { db, storage }: Pick<Services, 'db' | 'storage'>,
  versionId: string,
  bytes: Uint8Array,
): Promise<string> {
  const { sha256, size, key } = await storage.put(`test/${newId()}`, bytes);
  const { rows } = await sql<{ id: string }>`
    update artifacts set sha256 = ${sha256}, size = ${size}, object_key = ${key}
    where id = (select artifact_id from versions where id = ${versionId}) returning id`.execute(db);
  return rows[0]!.id;
}

export interface VersionSpecimen {
  readonly projectId: string;
  readonly fileId: string;
  readonly versionId: string;
  readonly extractionId: string;
}

/** A version with its extraction: one segment for each text, `Press <1>Start</1>`; of the same file where one is given. */
export async function insertVersion(
  db: Database,
  projectId: string,
  texts: readonly string[],
  { fileId, number = 1 }: { fileId?: string; number?: number } = {},
): Promise<VersionSpecimen> {
  const ids = { fileId: fileId ?? newId(), versionId: newId(), extractionId: newId() };
  const artifactId = await insertArtifact(db, projectId);
  if (!fileId)
    await sql`insert into files (id, project_id, name, created_at, updated_at)
      values (${ids.fileId}, ${projectId}, 'manual.docx', ${then}, ${then})`.execute(db);
  await sql`insert into versions (id, file_id, project_id, number, artifact_id, sha256, size, name, source_language,
      uploaded_by, channel, sketch, segment_hashes, created_at)
    values (${ids.versionId}, ${ids.fileId}, ${projectId}, ${number}, ${artifactId}, ${artifactId}, 1, 'manual.docx', 'en',
      'test', 'api', '{}', '{}', ${then})`.execute(db);
  const words = texts.reduce((sum, text) => sum + countWords(text.replace(/<[^>]*>/g, '')), 0);
  await sql`insert into extractions (id, version_id, digest, source_language, options, segment_count, word_count,
      coverage, findings, created_at)
    values (${ids.extractionId}, ${ids.versionId}, ${ids.extractionId}, 'en', '{}', ${texts.length}, ${words}, '{}', '[]',
      ${then})`.execute(db);
  await insertSegments(db, ids.extractionId, texts);
  return { projectId, ...ids };
}

export function inlineJson({ items, codes }: InlineText): object {
  return { items, codes: [...codes.values()] };
}

async function insertSegments(db: Database, extractionId: string, texts: readonly string[]): Promise<void> {
  const rows = texts.map((text, position) => {
    const source = marked(text);
    const plain = text.replace(/<[^>]*>/g, '');
    const hash = createHash('sha256').update(plain).digest().readBigInt64BE().toString();
    return { position, source: inlineJson(source), plain, hash, words: countWords(plain) };
  });
  await sql`
    insert into segments (extraction_id, position, segment_id, part, place, source, plain, hash, words)
    select ${extractionId}, position, 's' || position, '/word/document.xml', 'paragraph ' || position, source, plain,
      hash::bigint, words
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (position integer, source jsonb, plain text, hash text,
      words integer)`.execute(db);
  const body = { part: '/word/document.xml', area: 'body' };
  const blocks = texts.map((_, number) => ({ number, firstPosition: number, segmentCount: 1, body }));
  await insertBlocks(db, extractionId, blocks);
}

export interface TargetSpecimen {
  /** With the source's codes as marks. */
  readonly text: string;
  readonly resultSource?: string;
  readonly verificationState?: string;
  readonly reviewStatus?: string;
  readonly provider?: string;
  readonly model?: string;
  readonly connectionId?: string;
  readonly price?: number;
  readonly currency?: string;
  readonly findingCodes?: readonly string[];
  readonly score?: number;
}

/** A run of a version; a target for each entry that is not undefined. */
export async function insertRunOf(
  db: Database,
  version: VersionSpecimen & { readonly policyId: string },
  targets: readonly (TargetSpecimen | undefined)[] = [],
  { state = 'in_review', stage = 'review', targetLanguage = 'de', createdAt = then } = {},
): Promise<string> {
  const runId = newId();
  const { projectId, fileId, versionId, extractionId, policyId } = version;
  await sql`insert into runs (id, project_id, file_id, version_id, extraction_id, policy_id, source_language,
      target_language, state, stage, segments_total, segments_done, created_by, created_at, updated_at)
    values (${runId}, ${projectId}, ${fileId}, ${versionId}, ${extractionId}, ${policyId}, 'en', ${targetLanguage}, ${state},
      ${stage}, (select segment_count from extractions where id = ${extractionId}), ${targets.length}, 'test', ${createdAt},
      ${createdAt})`.execute(db);
  const rows = targets.flatMap((target, position) =>
    target === undefined
      ? []
      : [
          {
            resultSource: 'provider',
            verificationState: 'passed',
            reviewStatus: 'required',
            findingCodes: [],
            ...target,
            position,
            items: marked(target.text).items,
            plain: target.text.replace(/<[^>]*>/g, ''),
          },
        ],
  );
  await sql`
    insert into targets (run_id, position, target, plain, result_source, verification_state, review_status, provider,
      model, connection_id, price, currency, score, finding_codes, updated_by, updated_at)
    select ${runId}, position, items, plain, "resultSource", "verificationState", "reviewStatus", provider, model,
      "connectionId", price, currency, score, array(select jsonb_array_elements_text("findingCodes")), 'test', ${then}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (position integer, items jsonb, plain text,
      "resultSource" text, "verificationState" text, "reviewStatus" text, provider text, model text, "connectionId" uuid,
      price numeric, currency text, score real, "findingCodes" jsonb)`.execute(db);
  return runId;
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
export type Shown = any;

/** Calls a route's handler as the API does after validation; lists of query and body pass their schemas first. */
export function routeCaller<C>(
  routes: readonly {
    operationId: string;
    params?: unknown;
    query?: unknown;
    body?: unknown;
    handle: unknown;
  }[],
) {
  return async (context: C, operationId: string, input: CallInput = {}): Promise<Shown> => {
    const route = routes.find((candidate) => candidate.operationId === operationId);
    if (!route) throw new Error(`There is no route ${operationId}.`);
    const parse = (schema: unknown, value: unknown) =>
      (schema as { parse(value: unknown): unknown } | undefined)?.parse(value);
    const handle = route.handle as (context: C, input: unknown) => Promise<unknown>;
    const answer = (await handle(context, {
      params: parse(route.params, input.params ?? {}),
      query: parse(route.query, input.query ?? {}),
      body: parse(route.body, input.body ?? {}),
      revision: input.revision,
      signal: new AbortController().signal,
      upload: input.upload,
      header: (name: string) => input.headers?.[name.toLowerCase()],
    })) as { body?: unknown; options?: unknown } | undefined;
    return answer && 'options' in answer ? answer.body : answer;
  };
}

export interface CallInput {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  readonly revision?: number;
  readonly upload?: unknown;
  readonly headers?: Record<string, string>;
}

/** Gives a project that was inserted by hand a policy that says nothing. */
export async function insertPolicyOf(db: Database, projectId: string): Promise<string> {
  const policyId = newId();
  await sql`insert into policies (id, project_id, version, body, created_by, created_at)
    values (${policyId}, ${projectId}, 1, '{}', 'test', ${then})`.execute(db);
  await sql`update projects set current_policy_id = ${policyId} where id = ${projectId}`.execute(db);
  return policyId;
}
