import { sql } from 'kysely';
import { type Database, storableJson } from '#platform/database';
import type { Proposal, ProposalState } from './proposal.ts';

const columns = sql`
  id, project_id as "projectId", run_id as "runId", position, kind, language, scope, rule, before, after, places, state,
  reason, policy_id as "policyId", revision, created_by as "createdBy", created_at as "createdAt",
  decided_by as "decidedBy", decided_at as "decidedAt"`;

export async function insertProposal(db: Database, proposal: Proposal): Promise<void> {
  const { id, projectId, runId, position, kind, language, scope, rule, before, after, places } = proposal;
  await sql`
    insert into segmentation_proposals (id, project_id, run_id, position, kind, language, scope, rule, before, after,
      places, created_by, created_at)
    values (${id}, ${projectId}, ${runId}, ${position}, ${kind}, ${language}, ${scope}, ${storableJson(rule)}, ${before},
      ${after}, ${storableJson(places)}, ${proposal.createdBy}, ${proposal.createdAt})`.execute(db);
}

/** Newest first. */
export async function listProposalRows(
  db: Database,
  projectId: string,
  { state, before, limit }: { state?: ProposalState | undefined; before?: string | undefined; limit: number },
): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`
    select ${columns} from segmentation_proposals
    where project_id = ${projectId} ${state === undefined ? sql`` : sql`and state = ${state}`}
      ${before === undefined ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${limit}`.execute(db);
  return rows;
}

/** Kept from changing until the transaction ends. */
export async function lockProposalRow(db: Database, id: string): Promise<Proposal | undefined> {
  const { rows } = await sql<Proposal>`
    select ${columns} from segmentation_proposals where id = ${id} for update`.execute(db);
  return rows[0];
}

export interface Decision {
  readonly state: 'accepted' | 'refused';
  readonly reason: string | null;
  readonly policyId: string | null;
  readonly by: string;
  readonly now: Date;
}

export async function updateProposal(
  db: Database,
  id: string,
  { state, reason, policyId, by, now }: Decision,
): Promise<void> {
  await sql`
    update segmentation_proposals set state = ${state}, reason = ${reason}, policy_id = ${policyId}, decided_by = ${by},
      decided_at = ${now}, revision = revision + 1
    where id = ${id}`.execute(db);
}

/** Proposals that were made in these runs, with the texts around their places. */
export async function deleteProposalsOfRuns(db: Database, runIds: readonly string[]): Promise<void> {
  await sql`delete from segmentation_proposals where run_id = any(${[...runIds]}::uuid[])`.execute(db);
}
