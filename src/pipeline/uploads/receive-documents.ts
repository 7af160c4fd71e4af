import { Readable } from 'node:stream';
import { readArtifact, storeArtifact } from '#domain/artifacts';
import { transact } from '#domain/audit';
import type { Context } from '#domain/context';
import { docxMediaType, type Intent, withoutControls } from '#domain/files';
import {
  type DocumentUpload,
  insertUpload,
  lockUpload,
  type UploadItem,
  updateUpload,
} from '#domain/files/uploads';
import { findProject } from '#domain/projects';
import { fileNameOf, receiveUpload, receptionProblem } from '#pipeline/reception';
import { newId } from '#platform/database';
import { type SpooledFile, spoolStream } from '#platform/files';
import { Problem } from '#platform/problems';
import type { UploadPart } from '#platform/web';

export interface DocumentsRequest {
  readonly projectId: string;
  /** The file that the document is a version of. */
  readonly fileId?: string | undefined;
  /** BCP 47 tags. */
  readonly sourceLanguage?: string | undefined;
  readonly targetLanguages: readonly string[];
  readonly parts: AsyncIterable<UploadPart>;
}

/** What people can answer; everything else is a refusal. */
const questions: ReadonlySet<string> = new Set(['file-collision', 'rename-offered', 'identical-version']);

/**
 * Receives documents one after another. Those that need no answer are versions from then on, one by one, whatever becomes of
 * the others; the bytes of those that do are kept for a week. Refuses with `upload-empty` where there are none.
 */
export async function receiveDocuments(context: Context, request: DocumentsRequest): Promise<DocumentUpload> {
  const { projectId, targetLanguages } = request;
  await findProject(context, projectId, 'project.operate');
  const items: UploadItem[] = [];
  for await (const part of request.parts) {
    if (part.fileName === '') {
      part.content.resume();
      continue;
    }
    await using spooled = await spoolStream(part.content);
    items.push(await receiveOne(context, request, part.fileName, spooled));
  }
  if (items.length === 0) throw receptionProblem('upload-empty');
  const { services, actor, correlationId } = context;
  return transact(
    services,
    actor,
    async (inTransaction) => {
      const upload: DocumentUpload = {
        ...{ id: newId(), projectId, targetLanguages, items, startedAt: null },
        createdBy: actor.id,
        createdAt: inTransaction.now(),
      };
      await insertUpload(inTransaction.db, upload);
      return upload;
    },
    { correlationId },
  );
}

async function receiveOne(
  context: Context,
  { projectId, fileId, sourceLanguage }: DocumentsRequest,
  fileName: string,
  spooled: SpooledFile,
): Promise<UploadItem> {
  const base = { name: safeName(fileName), size: spooled.size, artifactId: null, problem: null };
  try {
    const { outcome, file, version } = await receiveUpload(context, {
      ...{ projectId, fileName, channel: 'web', content: spooled.open() },
      ...(fileId !== undefined && { fileId }),
      ...(sourceLanguage !== undefined && { sourceLanguage }),
    });
    return { ...base, outcome, versionId: version.id, fileId: file.id };
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const artifactId = questions.has(error.code)
      ? await keepBytes(context, projectId, base.name, spooled)
      : null;
    const facts = { ...error.facts, ...(sourceLanguage !== undefined && { sourceLanguage }) };
    return {
      ...base,
      ...{ outcome: artifactId ? 'asks' : 'refused', versionId: null, fileId: null, artifactId },
      problem: { code: error.code, message: error.message, action: error.action, facts },
    };
  }
}

/** Refused names are shown as well as they can be. */
function safeName(fileName: string): string {
  try {
    return fileNameOf(fileName);
  } catch {
    return withoutControls(fileName.slice(0, 100));
  }
}

async function keepBytes(
  { services, actor, correlationId }: Context,
  projectId: string,
  name: string,
  { open }: SpooledFile,
): Promise<string> {
  const { id } = await transact(
    services,
    actor,
    (inTransaction) =>
      storeArtifact(inTransaction, {
        ...{
          projectId,
          kind: 'source',
          name,
          mediaType: docxMediaType,
          content: open(),
          retention: 'temporary',
        },
      }),
    { correlationId },
  );
  return id;
}

/** Somebody has answered in another window, or with the same click. */
class AnsweredMeanwhile extends Error {}

/**
 * Receives a document of an upload again with what somebody answered; where that raises another question, it asks that. What it
 * becomes is kept with the upload in one transaction, so that a question that is answered twice makes one version.
 */
export async function receiveAnswered(
  context: Context,
  { id: uploadId, projectId, items }: DocumentUpload,
  index: number,
  intent: Intent | 'left-out',
): Promise<UploadItem> {
  const item = items[index]!;
  if (item.outcome !== 'asks' || item.artifactId === null) return item;
  if (intent === 'left-out') return { ...item, outcome: 'left-out', artifactId: null };
  const { fileId, sourceLanguage } = item.problem!.facts as { fileId?: string; sourceLanguage?: string };
  // A collision names the file that it would be a version of.
  const isNamed = intent === 'new-version' && fileId !== undefined;
  let answered = item;
  try {
    await receiveUpload(context, {
      ...{ projectId, fileName: item.name, channel: 'web', intent },
      content: Readable.from([await readArtifact(context, item.artifactId)]),
      ...(isNamed && { fileId }),
      ...(sourceLanguage !== undefined && { sourceLanguage }),
      async kept(inTransaction, { id: versionId, fileId: madeOf, outcome }) {
        const locked = await lockUpload(inTransaction, uploadId);
        if (locked.items[index]?.outcome !== 'asks') throw new AnsweredMeanwhile();
        answered = { ...item, outcome, versionId, fileId: madeOf, artifactId: null, problem: null };
        await updateUpload(inTransaction.db, { ...locked, items: locked.items.with(index, answered) });
      },
    });
    return answered;
  } catch (error) {
    if (error instanceof AnsweredMeanwhile) return item;
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const isQuestion = questions.has(error.code);
    const { code, message, action, facts } = error;
    return { ...item, outcome: isQuestion ? 'asks' : 'refused', problem: { code, message, action, facts } };
  }
}
