import { Readable } from 'node:stream';
import { z } from 'zod';
import { findRunArtifact, openArtifact } from '#domain/artifacts';
import { type Context, definePage } from '#domain/context';
import { findVersion } from '#domain/files';
import { findRun, runProblem } from '#domain/runs/access';
import type { RunStage } from '#domain/runs/records';
import { download } from '#platform/web/pages';

/** What a run made, and the document it was made of, as files for a browser. */
export const downloadPages = [
  definePage({
    method: 'GET',
    path: '/versions/:versionId/source',
    ability: 'project.read',
    params: z.object({ versionId: z.uuid() }),
    async handle(context, { params: { versionId } }) {
      const { artifactId, name } = await findVersion(context, versionId);
      return opened(context, artifactId, name);
    },
  }),
  definePage({
    method: 'GET',
    path: '/runs/:runId/downloads/:kind',
    ability: 'project.read',
    params: z.object({ runId: z.uuid(), kind: z.enum(['output', 'certificate', 'report']) }),
    async handle(context, { params: { runId, kind } }) {
      const run = await findRun(context, runId);
      if (kind === 'report' && run.report != null) {
        const bytes = Buffer.from(JSON.stringify(run.report, null, 2));
        const named = { fileName: `report.${run.targetLanguage}.json`, mediaType: 'application/json' };
        return download({ content: Readable.from([bytes]), size: bytes.length, ...named });
      }
      const artifact = kind === 'report' ? undefined : await findRunArtifact(context, runId, kind);
      if (!artifact)
        throw runProblem('delivery-missing', { detail: runId, facts: { stage: run.stage as RunStage } });
      return opened(context, artifact.id);
    },
  }),
];

async function opened(context: Context, artifactId: string, fileName?: string) {
  const { artifact, content } = await openArtifact(context, artifactId);
  const { name, mediaType, size } = artifact;
  return download({ content, fileName: fileName ?? name, mediaType, size });
}
