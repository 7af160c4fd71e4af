// A project that holds something of every kind, and addresses for every page of the console.
import { sql } from 'kysely';
import { listPages } from '#apps/console';
import type { Plugin, Services, VersoPage } from '#domain/context';
import { type Database, newId } from '#platform/database';
import { insertSpecimen, type SpecimenIds } from './specimen.ts';
import { insertPeople, testServer } from './test-server.ts';

/** What stands in everything that can be read of the project. */
export const marker = 'Probestück4c1d';

/** Ids that two rooms call by the same name, by what the path begins with. */
const ownNames: readonly (readonly [start: string, name: string, own: string])[] = [
  ['/projects/:projectId/glossaries', 'importId', 'termImportId'],
  ['/projects/:projectId/glossaries', 'candidateId', 'termCandidateId'],
];

/** What pages are asked beside their path, where without it they show little. */
const asked: Readonly<Record<string, (ids: SpecimenIds) => readonly string[]>> = {
  '/audit/verification': () => ['', '?run=on'],
  '/files/:fileId/changes': () => ['', '?from=1&to=2'],
  '/runs/:runId/comparison': ({ otherRunId }) => ['', `?with=${otherRunId}`],
  '/runs/:runId/review': () => ['', '?segment=0', '?segment=1&is=raw'],
  '/runs/:runId/document': () => ['', '?segment=1'],
  '/policies/:policyId': ({ policyId }) => ['', `?since=${policyId}`],
  '/reports': () => ['', '?by=file', '?by=project'],
  '/sign-in': () => ['', '?error=invalid'],
};

/** What stands for parameters that are no ids. */
const words: SpecimenIds = { kind: 'output', token: 'none' };

export interface SampleAddress {
  readonly page: VersoPage;
  readonly address: string;
}

/** Addresses for every GET page that is mounted; a page whose parameters the specimen does not know is named in `missing`. */
export function sampleAddresses(plugins: readonly Plugin[], ids: SpecimenIds) {
  const pages = listPages(plugins, false).filter(({ method }) => method === 'GET');
  const missing: string[] = [];
  const addresses = pages.flatMap((page) => {
    const filled = fill(page.path, { ...words, ...ids });
    if (filled === undefined) missing.push(page.path);
    if (filled === undefined) return [];
    return (asked[page.path]?.(ids) ?? ['']).map((query) => ({ page, address: `${filled}${query}` }));
  });
  return { addresses: addresses as readonly SampleAddress[], missing };
}

/** Whether a page is shown there: downloads, streams, parts and redirects are asked for outside of one. Throws where it fails. */
export async function isDocument(address: string, cookie: string): Promise<boolean> {
  const leaving = new AbortController();
  const { status, headers, body } = await fetch(address, {
    headers: { cookie },
    redirect: 'manual',
    signal: leaving.signal,
  });
  const isHtml = headers.get('content-type')?.startsWith('text/html') === true;
  const first = isHtml ? await body!.getReader().read() : undefined;
  leaving.abort();
  if (status >= 500) throw new Error(`answered ${status}`);
  return new TextDecoder().decode(first?.value).startsWith('<!doctype html>');
}

function fill(path: string, ids: SpecimenIds): string | undefined {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  const own = (name: string) =>
    ownNames.find(([start, from]) => from === name && path.startsWith(start))?.[2] ?? name;
  if (names.some((name) => ids[own(name)] === undefined)) return undefined;
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[own(name)]!));
}

/** Fills a house with a project that holds something of every kind. */
export async function furnish({ services }: { readonly services: Services }): Promise<SpecimenIds> {
  const { db } = services;
  await insertPeople(db);
  const server = testServer(services);
  const { ids } = await insertSpecimen(services, server, { projectId: newId(), marker });
  await server.close();
  const item = { name: `${marker}.docx`, size: 1234, artifactId: null };
  const problem = { code: 'collision', message: marker, action: marker, facts: {} };
  const items = [
    { ...item, outcome: 'new-version', versionId: ids.versionId, fileId: ids.fileId, problem: null },
    { ...item, outcome: 'refused', versionId: null, fileId: null, problem },
  ];
  const uploadId = newId();
  await sql`insert into uploads (id, project_id, target_languages, items, created_by, created_at)
    values (${uploadId}, ${ids.projectId}, '{de}', ${JSON.stringify(items)}::jsonb, 'tests', now())`.execute(
    db,
  );
  return { ...ids, uploadId };
}

/**
 * Puts a text wherever the marker stands in the database, whatever the table: what a room adds is taken up by itself.
 * Triggers sleep meanwhile, for some rows never change otherwise.
 */
export async function replaceMarker(db: Database, text: string): Promise<number> {
  const { rows: columns } = await sql<{ table: string; column: string; type: string }>`
    select table_name as "table", column_name as "column", data_type as type from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
      and (data_type in ('text', 'jsonb'))`.execute(db);
  return db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    let replaced = 0;
    for (const { table, column, type } of columns) {
      const [at, from, to] =
        type === 'jsonb'
          ? [sql`${sql.ref(column)}::text`, marker, JSON.stringify(text).slice(1, -1)]
          : [sql.ref(column), marker, text];
      const result = await sql`update ${sql.table(table)}
        set ${sql.ref(column)} = replace(${at}, ${from}, ${to})::${sql.raw(type)}
        where position(${from} in ${at}) > 0`.execute(trx);
      replaced += Number(result.numAffectedRows ?? 0);
    }
    return replaced;
  });
}
