import type { ReceiveItem } from '#domain/batches';
import { intents } from '#domain/files';
import { receptionProblem } from './problems.ts';
import { receiveUpload } from './receive-upload.ts';

/** Receives the document of a batch's item as any upload is received. */
export const receiveItem: ReceiveItem = (
  context,
  { intent, fileId, externalKey, sourceLanguage, ...upload },
) => {
  const known = intents.find((one) => one === intent);
  if (intent !== undefined && !known) throw receptionProblem('intent-unknown', { detail: intent });
  return receiveUpload(context, {
    ...upload,
    ...(known && { intent: known }),
    ...(fileId !== undefined && { fileId }),
    ...(externalKey !== undefined && { externalKey }),
    ...(sourceLanguage !== undefined && { sourceLanguage }),
  });
};
