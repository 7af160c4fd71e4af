import { sql } from 'kysely';
import { keepAlignment } from '#domain/files';
import type { Database } from '#platform/database';
import { withDatabase } from './service-processes.ts';

/** Fills a migrated database: 4 projects, 100 files of 2 versions, 1,000,000 segments and targets, 100,000 audit entries. */
export function fillStore(databaseUrl: string): Promise<void> {
  return withDatabase(databaseUrl, async (db) => {
    const now = sql`timestamptz '2026-01-05 08:00Z'`;
    await sql`insert into projects (id, key, name, source_language, target_languages, created_at, updated_at)
      select gen_random_uuid(), 'project-' || n, 'Project ' || n, 'en', array['de'], ${now}, ${now}
      from generate_series(1, 4) n`.execute(db);
    await sql`insert into policies (id, project_id, version, body, created_by, created_at)
      select gen_random_uuid(), id, 1, '{}', 'bench', ${now} from projects`.execute(db);
    await sql`update projects set current_policy_id = (select id from policies where project_id = projects.id)`.execute(
      db,
    );
    await sql`insert into files (id, project_id, name, created_at, updated_at)
      select gen_random_uuid(), id, 'manual ' || n || '.docx', ${now}, ${now}
      from projects, generate_series(1, 25) n`.execute(db);
    await sql`insert into artifacts (id, project_id, kind, name, media_type, sha256, size, object_key, retention, created_at)
      select gen_random_uuid(), project_id, 'source', name, 'application/octet-stream', id || '.' || n, 1,
        id || '/' || n, 'source', ${now}
      from files, generate_series(1, 2) n`.execute(db);
    await sql`insert into versions (id, file_id, project_id, number, artifact_id, sha256, size, name, source_language,
        uploaded_by, channel, sketch, segment_hashes, created_at)
      select gen_random_uuid(), split_part(object_key, '/', 1)::uuid, project_id, split_part(object_key, '/', 2)::integer,
        id, sha256, 1, name, 'en', 'bench', 'api', '{}', '{}', ${now}
      from artifacts`.execute(db);
    await sql`insert into extractions (id, version_id, digest, source_language, options, segment_count, word_count,
        coverage, findings, created_at)
      select gen_random_uuid(), id, 'bench', 'en', '{}', 5000, 60000, '[]', '[]', ${now} from versions`.execute(
      db,
    );
    // One segment in 20 of a second version is edited, so that its hash is another.
    await sql`insert into segments (extraction_id, position, segment_id, part, place, source, plain, hash, words)
      select e.id, n, 's' || n, '/word/document.xml', 'paragraph ' || n,
        jsonb_build_object('items',
          jsonb_build_array(jsonb_build_object('kind', 'text', 'text', plain)), 'codes', '[]'::jsonb), plain,
        hashtextextended(plain, 0), regexp_count(plain, '\\w+')
      from extractions e join versions v on v.id = e.version_id, generate_series(0, 4999) n,
        lateral (select 'Open ' || (array['valve', 'cover', 'pump', 'line', 'tank'])[n % 5 + 1] || ' ' || n
          || ' slowly and wait until the pressure has fallen below the limit of the plate'
          || case when v.number = 2 and n % 20 = 0 then ' again' else '' end as plain) made`.execute(db);
    await sql`insert into runs (id, project_id, file_id, version_id, extraction_id, policy_id, source_language,
        target_language, state, stage, segments_total, segments_done, created_by, created_at, updated_at)
      select gen_random_uuid(), v.project_id, v.file_id, v.id, e.id, p.current_policy_id, 'en', 'de', 'delivered',
        'delivery', 5000, 5000, 'bench', ${now}, ${now}
      from versions v join extractions e on e.version_id = v.id join projects p on p.id = v.project_id`.execute(
      db,
    );
    await sql`insert into targets (run_id, position, target, plain, result_source, verification_state, review_status,
        provider, finding_codes, updated_by, updated_at)
      select r.id, s.position, s.source->'items', s.plain, 'provider',
        case when s.position % 50 = 0 then 'warned' else 'passed' end,
        case when s.position % 3 = 0 then 'approved' else 'not_required' end, 'apertium',
        case when s.position % 50 = 0 then array['number-missing'] else '{}' end, 'bench', ${now}
      from runs r join segments s on s.extraction_id = r.extraction_id`.execute(db);
    await sql`insert into audit_entries (sequence, id, occurred_at, actor_kind, actor_id, actor_name, action, subject_kind,
        subject_id, project_id, correlation_id, before, after, previous_hash, hash)
      select n, gen_random_uuid(), ${now} + n * interval '1 second', 'system', 'runs', 'runs',
        case when n % 10 = 0 then 'runs.deliver' else 'runs.advance' end, 'run', r.id::text, r.project_id, 'bench',
        '{"state": "running"}', '{"state": "delivered"}', '\\x00', '\\x00'
      from generate_series(1, 100000) n
        join (select id, project_id, row_number() over () as number from runs) r on r.number = n % 200 + 1`.execute(
      db,
    );
    await alignVersions(db);
    await sql`vacuum analyze`.execute(db);
  });
}

/** As runs leave it: the extraction of a version is aligned with that of the version before. */
async function alignVersions(db: Database): Promise<void> {
  const { rows } = await sql<{ before: string; after: string }>`
    select a.id as before, b.id as after from extractions a join versions v on v.id = a.version_id and v.number = 1
      join versions w on w.file_id = v.file_id and w.number = 2 join extractions b on b.version_id = w.id`.execute(
    db,
  );
  for (const { before, after } of rows) await keepAlignment({ db }, [before, after]);
}
