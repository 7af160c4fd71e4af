import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { insertProject, insertRunOf, insertVersion } from './runs.ts';

const hostile = '<img src=x onerror=alert(1)>';

/** A run to be reviewed, of 64 segments: one with codes, one with a finding, one that is said twice, one that is hostile. */
export async function insertReview(db: Database) {
  const project = await insertProject(db);
  const texts = [
    'Open the <1>valve</1> slowly and wait until the pressure has fallen<2/>.',
    'Wait for 7 minutes.',
    'Wait for 7 minutes.',
    `Beware of ${hostile.replace('<', '&lt;')}.`,
    ...Array.from({ length: 60 }, (_, index) => `Close valve ${index} again.`),
  ];
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  const targets = [
    { text: 'Öffnen Sie das <1>Ventil</1> langsam und warten Sie, bis der Druck gefallen ist<2/>.' },
    { text: 'Warten Sie.', verificationState: 'failed', findingCodes: ['number-missing'] },
    { text: 'Warten Sie.' },
    { text: `Achtung ${hostile.replace('<', '&lt;')}.`, verificationState: 'warned' },
    ...Array.from({ length: 60 }, (_, index) => ({
      text: `Ventil ${index} wieder schließen.`,
      reviewStatus: 'not_required',
      resultSource: 'memory_exact',
    })),
  ];
  const runId = await insertRunOf(db, version, targets);
  await sql`insert into run_findings (run_id, number, stage, code, severity, position, finding) values
    (${runId}, 1, 'quality', 'number-missing', 'error', 1, '{"code": "number-missing", "severity": "error", "message": "The number 7 is missing.", "action": "Add it."}')`.execute(
    db,
  );
  return { projectId: project.projectId, runId, review: `/runs/${runId}/review` };
}

/** Texts and review states of its first targets. */
export async function targetsOf(db: Database, runId: string) {
  const { rows } = await sql<{ plain: string; status: string }>`
    select plain, review_status as status from targets where run_id = ${runId} order by position limit 4`.execute(
    db,
  );
  return rows.map(({ plain, status }) => [plain, status]);
}

/** What somebody wrote and did not save; undefined where nobody was there. */
export async function draftOf(
  db: Database,
  runId: string,
  position: number,
): Promise<string | null | undefined> {
  const { rows } = await sql<{ text: string | null }>`
    select text from target_drafts where run_id = ${runId} and position = ${position}`.execute(db);
  return rows[0]?.text;
}
