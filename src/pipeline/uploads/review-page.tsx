import { z } from 'zod';
import { transact } from '#domain/audit';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { type DocumentUpload, lockUpload, type UploadItem, updateUpload } from '#domain/files/uploads';
import { languageTag } from '#platform/web';
import { document, pathTo, redirect, several } from '#platform/web/pages';
import { beginRuns } from './begin-runs.ts';
import { uploadMessages } from './messages.ts';
import { receiveAnswered } from './receive-documents.ts';
import { itemsOf, type ReviewedItem, reckoned, uploadIn } from './review-items.ts';
import { ReviewedUpload } from './reviewed-upload.tsx';

const path = '/projects/:projectId/uploads/:uploadId';
const params = z.object({ projectId: z.uuid(), uploadId: z.uuid() });
/** Segments of all documents and languages up to which the page itself says what they take; else each on demand. */
const reckonedAtOnce = 10_000;

export const reviewPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.operate',
    params,
    query: z.object({ estimate: z.literal('all').optional() }),
    async handle(context, { params: { projectId, uploadId }, query: { estimate }, view, signal }) {
      const say = uploadMessages(view.locale);
      const upload = await uploadIn(context, projectId, uploadId);
      const items = await reviewItems(context, upload, signal);
      return document({
        title: say.check,
        crumbs: [{ label: say.upload, href: pathTo('/projects/:projectId/upload', { projectId }) }],
        body: <ReviewedUpload upload={upload} items={items} isEstimating={estimate === 'all'} />,
      });
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/answers`,
    ability: 'project.operate',
    formPage: path,
    params,
    transaction: false,
    form: z.record(z.string().max(40), z.string().max(40)),
    async handle(context, { params: { projectId, uploadId }, form }) {
      const upload = await uploadIn(context, projectId, uploadId);
      const items: UploadItem[] = [];
      // One after another: each document is in memory while it is read.
      for (const index of upload.items.keys())
        items.push(await answerItem(context, upload, index, form[`answer-${index}`]));
      await keepAnswers(context, uploadId, upload.items, items);
      return redirect(pathTo(path, { projectId, uploadId }));
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/runs`,
    ability: 'project.operate',
    formPage: path,
    params,
    form: z.object({ languages: several(languageTag) }),
    problemFields: { 'upload-languages-missing': 'languages' },
    async handle(context, { params: { projectId, uploadId }, form: { languages }, view }) {
      await uploadIn(context, projectId, uploadId);
      const { runs } = await beginRuns(context, uploadId, languages);
      const text = uploadMessages(view.locale).begun(runs);
      return redirect(pathTo('/projects/:projectId', { projectId }), { text });
    },
  }),
];

const intents = ['new-version', 'new-file', 'rename', 'rerun', 'left-out'] as const;

async function answerItem(
  context: Context,
  upload: DocumentUpload,
  index: number,
  answer: string | undefined,
): Promise<UploadItem> {
  const intent = intents.find((known) => known === answer);
  return intent === undefined ? upload.items[index]! : receiveAnswered(context, upload, index, intent);
}

/** What was answered meanwhile in another window stays. */
async function keepAnswers(
  { services, actor, correlationId }: Context,
  uploadId: string,
  before: readonly UploadItem[],
  after: readonly UploadItem[],
): Promise<void> {
  await transact(
    services,
    actor,
    async (inTransaction) => {
      const locked = await lockUpload(inTransaction, uploadId);
      const items = locked.items.map((item, index) =>
        item.outcome === 'asks' && after[index] !== before[index] ? after[index]! : item,
      );
      await updateUpload(inTransaction.db, { ...locked, items });
    },
    { correlationId },
  );
}

async function reviewItems(
  context: Context,
  upload: DocumentUpload,
  signal: AbortSignal,
): Promise<ReviewedItem[]> {
  const found = await itemsOf(context, upload.items);
  const all = found.reduce((sum, { segments }) => sum + segments, 0) * upload.targetLanguages.length;
  if (all > reckonedAtOnce) return found;
  const items: ReviewedItem[] = [];
  for (const item of found) items.push(await reckoned(context, item, upload.targetLanguages, signal));
  return items;
}
