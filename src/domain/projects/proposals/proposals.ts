import { type Context, requireFound, requireInProject } from '#domain/context';
import { addPolicy, currentPolicy, type PolicyVersion } from '#domain/projects/policies';
import { findProject } from '#domain/projects/records';
import { addRule } from '#engine/segmentation';
import { newId } from '#platform/database';
import { proposalProblem } from './problems.ts';
import type { NewProposal, Proposal, ProposalState } from './proposal.ts';
import { insertProposal, listProposalRows, lockProposalRow, updateProposal } from './queries.ts';

/** Keeps a rule for somebody to decide on; nothing is segmented by it yet. */
export async function proposeRule(context: Context, proposal: NewProposal): Promise<Proposal> {
  requireInProject(context.actor, 'project.review', proposal.projectId);
  const made: Proposal = {
    ...proposal,
    ...{ id: newId(), state: 'open', reason: null, policyId: null, revision: 1 },
    ...{ createdBy: context.actor.id, createdAt: context.now(), decidedBy: null, decidedAt: null },
  };
  await insertProposal(context.db, made);
  context.record({
    action: 'projects.propose-rule',
    subject: { kind: 'segmentation-proposal', id: made.id },
    projectId: made.projectId,
    after: { runId: made.runId, position: made.position, kind: made.kind, scope: made.scope },
  });
  return made;
}

/** Newest first. */
export async function listProposals(
  context: Context,
  projectId: string,
  page: {
    readonly state?: ProposalState | undefined;
    readonly before?: string | undefined;
    readonly limit: number;
  },
): Promise<Proposal[]> {
  await findProject(context, projectId);
  return listProposalRows(context.db, projectId, page);
}

/** Makes a new version of the project's policy that has the rule, for what is cut into segments from now on. */
export async function acceptProposal(context: Context, id: string): Promise<PolicyVersion> {
  const { projectId, language, rule } = await lockOpen(context, id);
  const { body, version } = await currentPolicy(context, projectId);
  const srx = addRule(body.content.srx, language, rule);
  const changed = { ...body, content: { ...body.content, srx } };
  const policy = await addPolicy(context, projectId, changed, version, 'project.operate');
  const by = { by: context.actor.id, now: context.now() };
  await updateProposal(context.db, id, { state: 'accepted', reason: null, policyId: policy.id, ...by });
  context.record({
    action: 'projects.accept-proposal',
    subject: { kind: 'segmentation-proposal', id },
    projectId,
    after: { policyId: policy.id },
  });
  return policy;
}

/** Says why a rule is not wanted. */
export async function refuseProposal(context: Context, id: string, reason: string): Promise<void> {
  const { projectId } = await lockOpen(context, id);
  const by = { by: context.actor.id, now: context.now() };
  await updateProposal(context.db, id, { state: 'refused', reason, policyId: null, ...by });
  context.record({
    action: 'projects.refuse-proposal',
    subject: { kind: 'segmentation-proposal', id },
    projectId,
    after: {},
    reason,
  });
}

async function lockOpen(context: Context, id: string): Promise<Proposal> {
  const found = requireFound(context.actor, 'project.operate', await lockProposalRow(context.db, id), () =>
    proposalProblem('proposal-unknown', { detail: id }),
  );
  if (found.state !== 'open') throw proposalProblem('proposal-decided', { detail: found.state });
  return found;
}
