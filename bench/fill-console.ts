import { sql } from 'kysely';
import { fillExtractions, fillKnowledge, fillTargets } from './fill-console-texts.ts';
import { withDatabase } from './service-processes.ts';

/** What the pages are asked about. */
export interface ConsoleStore {
  /** Two runs of one version of 50,000 segments. */
  readonly first: string;
  readonly second: string;
  /** A file of 500 versions and 2,000 runs, of which two are compared. */
  readonly fileId: string;
  readonly early: string;
  readonly late: string;
}

const segments = 50_000;
const versions = 500;
const runsOfVersion = 4;

/** Fills a migrated database with one very long run and one file of very many. */
export function fillConsole(databaseUrl: string): Promise<void> {
  return withDatabase(databaseUrl, async (db) => {
    const now = sql`timestamptz '2026-01-05 08:00Z'`;
    await sql`insert into projects (id, key, name, source_language, target_languages, created_at, updated_at)
      values (gen_random_uuid(), 'bench', 'Bench', 'en', array['de', 'fr'], ${now}, ${now})`.execute(db);
    await sql`insert into policies (id, project_id, version, body, created_by, created_at)
      select gen_random_uuid(), id, 1, '{}', 'bench', ${now} from projects`.execute(db);
    await sql`update projects set current_policy_id = (select id from policies)`.execute(db);
    await sql`insert into files (id, project_id, name, created_at, updated_at)
      select gen_random_uuid(), id, called, ${now}, ${now} from projects, unnest(array['long.docx', 'old.docx']) called`.execute(
      db,
    );
    await sql`insert into artifacts (id, project_id, kind, name, media_type, sha256, size, object_key, retention, created_at)
      select gen_random_uuid(), project_id, 'source', name, 'application/octet-stream', id || '.' || n, 1,
        id || '/' || n, 'source', ${now}
      from files, generate_series(1, case name when 'old.docx' then ${versions}::integer else 1 end) n`.execute(
      db,
    );
    await sql`insert into versions (id, file_id, project_id, number, artifact_id, sha256, size, name, source_language,
        uploaded_by, channel, sketch, segment_hashes, created_at)
      select gen_random_uuid(), split_part(object_key, '/', 1)::uuid, project_id, split_part(object_key, '/', 2)::integer,
        id, sha256, 1, name, 'en', 'bench', 'api', '{}', '{}',
        ${now} + split_part(object_key, '/', 2)::integer * interval '1 day'
      from artifacts`.execute(db);
    await fillExtractions(db, (name) => (name === 'old.docx' ? 100 : segments));
    await sql`insert into runs (id, project_id, file_id, version_id, extraction_id, policy_id, source_language,
        target_language, state, stage, segments_total, segments_done, created_by, created_at, updated_at)
      select ('01980000-' || lpad(to_hex(v.number), 4, '0') || '-7000-8' || lpad(to_hex(n), 3, '0') || '-'
          || lpad(to_hex(hashtext(v.file_id::text)::bigint & 4294967295), 12, '0'))::uuid,
        v.project_id, v.file_id, v.id, e.id, p.current_policy_id, 'en', case n % 2 when 0 then 'de' else 'fr' end,
        case v.name when 'old.docx' then 'delivered' else 'in_review' end, 'review', e.segment_count, e.segment_count,
        'bench', v.created_at, v.created_at
      from versions v join extractions e on e.version_id = v.id join projects p on p.id = v.project_id,
        generate_series(0, ${runsOfVersion - 1}::integer) n`.execute(db);
    await fillTargets(db);
    await sql`update runs set started_at = created_at + interval '1 minute', finished_at = case state when 'delivered'
      then created_at + interval '2 hours' end`.execute(db);
    await sql`insert into run_events (run_id, event, data, occurred_at)
      select id, event, '{}', created_at + after from runs, unnest(array['begin', 'ask', 'approve', 'deliver'],
        array['1 minute', '5 minutes', '1 hour', '2 hours']::interval[]) as step (event, after)`.execute(db);
    await sql`insert into run_portions (run_id, epoch, number, positions, state, calls, worked_at)
      select r.id, 1, n, array(select generate_series(n * 50, n * 50 + 49)), 'done', jsonb_build_array(
        jsonb_build_object('provider', 'llm', 'model', 'model-' || n % 2, 'promptVersion', '1', 'inputTokens', 900,
          'outputTokens', 700, 'characters', 3000, 'price', 0.01, 'currency', 'EUR', 'milliseconds', 900, 'attempts', 1)),
        r.created_at
      from runs r, generate_series(0, r.segments_total / 50 - 1) n`.execute(db);
    await fillKnowledge(db);
  });
}

export async function findStore(databaseUrl: string): Promise<ConsoleStore> {
  return withDatabase(databaseUrl, async (db) => {
    const { rows } = await sql<{ id: string; fileId: string; name: string }>`
      select r.id, r.file_id as "fileId", f.name from runs r join files f on f.id = r.file_id
      where target_language = 'de' order by r.id`.execute(db);
    const [first, second] = rows.filter(({ name }) => name === 'long.docx');
    const many = rows.filter(({ name }) => name === 'old.docx');
    return {
      ...{ first: first!.id, second: second!.id, fileId: many[0]!.fileId },
      ...{ early: many[0]!.id, late: many.at(-1)!.id },
    };
  });
}
