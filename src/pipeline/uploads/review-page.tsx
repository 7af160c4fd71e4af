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
import { ItemCards, mostTogether, type ReviewedItem } from './item-cards.tsx';
import { uploadMessages } from './messages.ts';
import { Preflights } from './preflight-view.tsx';
import { receiveAnswered } from './receive-documents.ts';
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
    path: `${path}/estimates`,
    ability: 'project.operate',
    params,
    query: z.object({
      from: z.coerce.number().int().min(0).default(0),
      count: z.coerce.number().int().min(1).max(mostTogether).default(mostTogether),
    }),
    async handle(context, { params: { projectId, uploadId }, query: { from, count }, view, isPart, signal }) {
      const upload = await uploadIn(context, projectId, uploadId);
      const items: ReviewedItem[] = [];
      for (const found of await itemsOf(context, upload.items.slice(from, from + count)))
        items.push(await reckoned(context, found, upload.targetLanguages, signal));
      const body = <ItemCards items={items} languages={upload.targetLanguages} />;
      return isPart ? fragment(body) : document({ title: uploadMessages(view.locale).preflight, body });
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
  const found = await itemsOf(context, upload.items);
  const all = found.reduce((sum, { segments }) => sum + segments, 0) * upload.targetLanguages.length;
  if (all > reckonedAtOnce) return found;
  const items: ReviewedItem[] = [];
  for (const item of found) items.push(await reckoned(context, item, upload.targetLanguages, signal));
  return items;
}

async function itemsOf(context: Context, items: readonly UploadItem[]): Promise<ReviewedItem[]> {
  return Promise.all(
    items.map(async (item) => {
      const version = item.versionId === null ? undefined : await findVersion(context, item.versionId);
      return { item, version, segments: await countSegments(context, version), preflights: undefined };
    }),
  );
}

async function reckoned(
  context: Context,
  item: ReviewedItem,
  targetLanguages: readonly string[],
  signal: AbortSignal,
): Promise<ReviewedItem> {
  if (!item.version) return item;
  return { ...item, preflights: await preflightsOf(context, item.version.id, targetLanguages, signal) };
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
