import type { Readable } from 'node:stream';
import { putContent, storeArtifact } from '#domain/artifacts';
import { transact } from '#domain/audit';
import type { Context } from '#domain/context';
import { refuseDeleted, requireMemory } from '#domain/memory/access';
import { newId } from '#platform/database';
import { languageTag } from './language-tag.ts';
import type { ConflictChoice, MemoryImport } from './memory-import.ts';
import { importProblem } from './problems.ts';
import { insertImport } from './queries.ts';
import { stageImportQueue } from './queues.ts';

export interface ImportRequest {
  readonly projectId: string;
  readonly memoryId: string;
  /** BCP 47 tags; without a target every other language of the file is taken. */
  readonly from: string;
  readonly to?: string | undefined;
  /** Whether people decide before it is committed; default true. */
  readonly review?: boolean | undefined;
  /** For an import that is committed at once; default `both`. */
  readonly conflicts?: ConflictChoice | undefined;
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Readable;
}

/**
 * Stores an uploaded memory and starts reading it into candidates. The file is kept for a week, so that a killed worker
 * goes on. Call it outside a transaction: none waits for the upload.
 */
export async function startImport(context: Context, request: ImportRequest): Promise<MemoryImport> {
  const { projectId, memoryId, mediaType } = request;
  const from = languageTag(request.from);
  const to = request.to === undefined ? undefined : languageTag(request.to);
  refuseDeleted(await requireMemory(context, projectId, memoryId, 'project.operate'));
  // It may have broken off while the memory was looked for.
  if (request.content.errored) throw request.content.errored;
  const content = await putContent(context, { projectId, mediaType, content: request.content });
  if (content.object.size === 0) throw importProblem('memory-file-missing');
  const { services, actor, correlationId } = context;
  const start = async (inTransaction: Context): Promise<MemoryImport> => {
    await requireMemory(inTransaction, projectId, memoryId, 'project.operate');
    const name = request.fileName || 'memory.tmx';
    const artifact = await storeArtifact(inTransaction, {
      ...{ projectId, name, mediaType, content },
      kind: 'tmx',
      retention: 'temporary',
    });
    const started = await insertImport(inTransaction.db, {
      ...{ id: newId(), memoryId, projectId, kind: 'tmx', state: 'staging' },
      review: request.review ?? true,
      conflicts: request.conflicts ?? 'both',
      artifactId: artifact.id,
      fileName: artifact.name,
      size: artifact.size,
      sourceLanguage: from,
      targetLanguage: to ?? null,
      createdBy: actor.id,
      createdAt: inTransaction.now(),
    });
    await services.queue.send(inTransaction.db, stageImportQueue, { importId: started.id });
    inTransaction.record({
      action: 'memory.start-import',
      subject: { kind: 'import', id: started.id },
      projectId,
      after: { memoryId, from, to, review: started.review, artifactId: artifact.id },
    });
    return started;
  };
  return transact(services, actor, start, { correlationId });
}
