import { type Context, requireInProject } from '#domain/context';
import type { Artifact } from './artifact.ts';
import { updateKind } from './queries.ts';

/** Makes what a run assembled its output, with the delivery in one transaction. */
export async function releaseArtifact(context: Context, { id, projectId }: Artifact): Promise<void> {
  requireInProject(context.actor, 'project.operate', projectId);
  await updateKind(context.db, id, 'output');
  context.record({
    action: 'artifacts.release-artifact',
    subject: { kind: 'artifact', id },
    projectId,
    after: { kind: 'output' },
  });
}
