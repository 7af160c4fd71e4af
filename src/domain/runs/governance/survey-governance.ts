import { type Artifact, surveyRetention } from '#domain/artifacts';
import { type Context, requireInProject } from '#domain/context';
import type { File } from '#domain/files';
import { listHeldAndDeleted } from '#domain/files/removal';
import { currentPolicy, type Policy } from '#domain/projects';

/** Of each kind; the artifacts of a project are listed in full elsewhere. */
const mostShown = 20;

export interface Governance {
  /** Days until artifacts are deleted, by class; null keeps them. */
  readonly days: Policy['retention'];
  /** The next to expire. */
  readonly expiring: readonly Artifact[];
  /** Those whose content went last. */
  readonly givenUp: readonly Artifact[];
  readonly held: readonly File[];
  readonly deleted: readonly File[];
}

/** What a project keeps and for how long, what goes next, and what went. */
export async function surveyGovernance(context: Context, projectId: string): Promise<Governance> {
  requireInProject(context.actor, 'project.operate', projectId);
  const { body } = await currentPolicy(context, projectId);
  return {
    days: body.retention,
    ...(await surveyRetention(context, projectId, mostShown)),
    ...(await listHeldAndDeleted(context.db, projectId, mostShown)),
  };
}
