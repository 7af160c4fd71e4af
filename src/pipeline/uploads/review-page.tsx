import { z } from 'zod';
import { transact } from '#domain/audit';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { findFile, findFirstExtraction, findVersion, type Version } from '#domain/files';
import {
  type DocumentUpload,
  findUpload,
  lockUpload,
  type UploadItem,
  updateUpload,
  uploadProblem,
} from '#domain/files/uploads';
import { type Preflight, preflightVersion } from '#pipeline/stage-jobs/preflight';
import { languageTag } from '#platform/web';
import { document, fragment, listed, pathTo, redirect, several } from '#platform/web/pages';
import { beginRuns } from './begin-runs.ts';
import { uploadMessages } from './messages.ts';
import { Preflights } from './preflight-view.tsx';
import { receiveAnswered } from './receive-documents.ts';
import { type ReviewedItem, ReviewedUpload } from './reviewed-upload.tsx';

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
    async handle(context, { params: { projectId, uploadId }, view, signal }) {
      const say = uploadMessages(view.locale);
      const upload = await uploadIn(context, projectId, uploadId);
      const items = await reviewItems(context, upload, signal);
      return document({
        title: say.check,
        crumbs: [{ label: say.upload, href: pathTo('/projects/:projectId/upload', { projectId }) }],
        body: <ReviewedUpload upload={upload} items={items} />,
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
  definePage({
    method: 'GET',
    path: '/versions/:versionId/preflight',
    ability: 'project.read',
    params: z.object({ versionId: z.uuid() }),
    query: z.object({ languages: listed(languageTag).pipe(z.array(z.string()).min(1).max(20)) }),
    async handle(context, { params: { versionId }, query: { languages }, view, isPart, signal }) {
      const say = uploadMessages(view.locale);
      const version = await findVersion(context, versionId);
      const preflights = await preflightsOf(context, versionId, languages, signal);
      const body = <Preflights preflights={preflights} />;
      if (isPart) return fragment(body);
      const file = await findFile(context, version.fileId);
      const crumbs = [{ label: file.name, href: pathTo('/files/:fileId', { fileId: file.id }) }];
      return document({ title: say.preflight, projectId: version.projectId, crumbs, body });
    },
  }),
];

async function uploadIn(context: Context, projectId: string, uploadId: string): Promise<DocumentUpload> {
  const upload = await findUpload(context, uploadId);
  if (upload.projectId !== projectId) throw uploadProblem('upload-unknown', { detail: uploadId });
  return upload;
}

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
  const versions = await Promise.all(
    upload.items.map(({ versionId }) => (versionId === null ? undefined : findVersion(context, versionId))),
  );
  const segments = await Promise.all(versions.map((version) => countSegments(context, version)));
  const all = segments.reduce((sum, count) => sum + count, 0) * upload.targetLanguages.length;
  const items: ReviewedItem[] = [];
  for (const [index, item] of upload.items.entries()) {
    const version = versions[index];
    const isReckoned = version !== undefined && all <= reckonedAtOnce;
    const preflights = isReckoned
      ? await preflightsOf(context, version.id, upload.targetLanguages, signal)
      : undefined;
    items.push({ item, version, preflights });
  }
  return items;
}

async function countSegments(context: Context, version: Version | undefined): Promise<number> {
  return version ? ((await findFirstExtraction(context.db, version.id))?.segmentCount ?? 0) : 0;
}

async function preflightsOf(
  context: Context,
  versionId: string,
  targetLanguages: readonly string[],
  signal: AbortSignal,
): Promise<Preflight[]> {
  const preflights: Preflight[] = [];
  for (const targetLanguage of targetLanguages)
    preflights.push(await preflightVersion(context, { versionId, targetLanguage, signal }));
  return preflights;
}
