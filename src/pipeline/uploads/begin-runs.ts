import type { Context } from '#domain/context';
import { type DocumentUpload, lockUpload, updateUpload } from '#domain/files/uploads';
import { createRun } from '#domain/runs';
import { defineProblems } from '#platform/problems';

export const beginProblem = defineProblems({
  'upload-begun': {
    status: 409,
    when: 'The runs of this upload were begun already.',
    action: 'Look at them on the page of the project; upload again for more.',
  },
  'upload-asks': {
    status: 409,
    when: 'Some documents of this upload wait for an answer.',
    action: 'Answer what is asked, or leave these documents out.',
  },
  'upload-languages-missing': {
    status: 422,
    when: 'No target language is chosen.',
    action: 'Choose at least one language to translate into.',
  },
});

/** A run of every document into every language; all of them or none. How many. */
export async function beginRuns(
  context: Context,
  uploadId: string,
  targetLanguages: readonly string[],
): Promise<{ readonly upload: DocumentUpload; readonly runs: number }> {
  const upload = await lockUpload(context, uploadId);
  if (upload.startedAt !== null) throw beginProblem('upload-begun');
  if (upload.items.some(({ outcome }) => outcome === 'asks')) throw beginProblem('upload-asks');
  if (targetLanguages.length === 0) throw beginProblem('upload-languages-missing');
  let runs = 0;
  for (const { versionId } of upload.items)
    for (const targetLanguage of targetLanguages) {
      if (versionId === null) continue;
      await createRun(context, { projectId: upload.projectId, versionId, targetLanguage });
      runs++;
    }
  await updateUpload(context.db, { ...upload, targetLanguages, startedAt: context.now() });
  return { upload, runs };
}
