import type { Readable } from 'node:stream';
import { putContent, storeArtifact } from '#domain/artifacts';
import { transact } from '#domain/audit';
import type { Context } from '#domain/context';
import { lockGlossary, requireGlossary } from '#domain/glossary/catalogue';
import { newId } from '#platform/database';
import { termImportProblem } from './problems.ts';
import { insertImport } from './queries.ts';
import { stageImportQueue } from './queues.ts';
import type { ConflictChoice, TermImport } from './term-import.ts';

export interface ImportRequest {
  readonly projectId: string;
  readonly glossaryId: string;
  /** BCP 47 tags, for tables that do not say theirs; also what entries are expected to have terms of. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Whether people decide before it is committed. */
  readonly review: boolean;
  /** For an import without review. */
  readonly conflicts: ConflictChoice;
  readonly approval: 'draft' | 'approved';
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Readable;
}

/**
 * Stores an uploaded glossary and starts reading it into entries. The file is kept for a week, so that a killed worker can
 * begin again. Call it outside a transaction: none waits for the upload.
 */
export async function startImport(context: Context, request: ImportRequest): Promise<TermImport> {
  const { projectId, glossaryId, mediaType, from = null, to = null, review, conflicts, approval } = request;
  await requireGlossary(context, projectId, glossaryId, 'project.operate');
  // It may have broken off while the glossary was looked for.
  if (request.content.errored) throw request.content.errored;
  const content = await putContent(context, { projectId, mediaType, content: request.content });
  if (content.object.size === 0) throw termImportProblem('glossary-file-missing');
  const { services, actor, correlationId } = context;
  const start = async (inTransaction: Context): Promise<TermImport> => {
    await lockGlossary(inTransaction, projectId, glossaryId);
    const name = request.fileName || 'terms.csv';
    const artifact = await storeArtifact(inTransaction, {
      ...{ projectId, name, mediaType, content },
      kind: 'glossary',
      retention: 'temporary',
    });
    const started = await insertImport(inTransaction.db, {
      ...{ id: newId(), glossaryId, projectId, review, conflicts, approval },
      artifactId: artifact.id,
      fileName: artifact.name,
      size: artifact.size,
      sourceLanguage: from,
      targetLanguage: to,
      createdBy: actor.id,
      createdAt: inTransaction.now(),
    });
    await services.queue.send(inTransaction.db, stageImportQueue, { importId: started.id });
    inTransaction.record({
      action: 'glossary.start-import',
      subject: { kind: 'term-import', id: started.id },
      projectId,
      after: { glossaryId, from, to, review, artifactId: artifact.id },
    });
    return started;
  };
  return transact(services, actor, start, { correlationId });
}
