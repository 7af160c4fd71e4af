import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { findFile, findVersion } from '#domain/files';
import type { DocumentUpload } from '#domain/files/uploads';
import { languageTag } from '#platform/web';
import { Card, LinkButton, useSay } from '#platform/web/components';
import { document, fragment, listed, pathTo } from '#platform/web/pages';
import {
  estimatesAt,
  estimatesPath,
  groupItems,
  ItemCards,
  type ItemGroup,
  mostTogether,
  Turn,
} from './item-cards.tsx';
import { uploadMessages } from './messages.ts';
import { Preflights, TotalView } from './preflight-view.tsx';
import {
  addDocuments,
  itemsOf,
  preflightsOf,
  type ReviewedItem,
  reckoned,
  uploadIn,
} from './review-items.ts';
import { type Total, totalInAddress } from './total.ts';

export const estimatePages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: estimatesPath,
    ability: 'project.operate',
    params: z.object({ projectId: z.uuid(), uploadId: z.uuid() }),
    query: z.object({
      from: z.coerce.number().int().min(0).default(0),
      count: z.coerce.number().int().min(1).max(mostTogether).default(mostTogether),
      total: totalInAddress.optional(),
    }),
    async handle(context, { params: { projectId, uploadId }, query, view, isPart, signal }) {
      const say = uploadMessages(view.locale);
      const upload = await uploadIn(context, projectId, uploadId);
      const { from, count, total: before } = query;
      const items: ReviewedItem[] = [];
      for (const found of await itemsOf(context, upload.items.slice(from, from + count)))
        items.push(await reckoned(context, found, upload.targetLanguages, signal));
      const cards = <ItemCards items={items} languages={upload.targetLanguages} />;
      const title = say.preflight;
      if (!before) return isPart ? fragment(cards) : document({ title, body: cards });
      const total = addDocuments(before, items);
      const next = await groupFrom(context, upload, from + count);
      const progress = { upload, next, total };
      if (isPart) return fragment(<Onward {...progress}>{cards}</Onward>);
      return document({ title, body: <Stop {...progress}>{cards}</Stop> });
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

/** The documents whose turn it is; undefined behind the last one. */
async function groupFrom(
  context: Context,
  upload: DocumentUpload,
  from: number,
): Promise<ItemGroup | undefined> {
  const items = await itemsOf(context, upload.items.slice(from, from + mostTogether));
  const [first] = groupItems(items, upload.targetLanguages.length);
  return first && { ...first, from };
}

interface ProgressProps {
  readonly upload: DocumentUpload;
  readonly next: ItemGroup | undefined;
  /** Of all documents before the next ones. */
  readonly total: Total;
  readonly children: ComponentChildren;
}

const countDocuments = ({ items }: DocumentUpload) =>
  items.filter(({ versionId }) => versionId !== null).length;

/** Documents in their place, with the total that has grown, and the next ones, which come by themselves. */
function Onward({ upload, next, total, children }: ProgressProps) {
  return (
    <>
      {children}
      {next && <Turn upload={upload} group={next} total={total} isNews />}
      <TotalView total={total} all={countDocuments(upload)} isNews />
    </>
  );
}

/** The same as a page of its own, with a link to the next ones. */
function Stop({ upload, next, total, children }: ProgressProps) {
  const say = useSay(uploadMessages);
  const { projectId, id: uploadId } = upload;
  const back = pathTo('/projects/:projectId/uploads/:uploadId', { projectId, uploadId });
  return (
    <>
      {children}
      <Card title={say.total}>
        <TotalView total={total} all={countDocuments(upload)} />
        <p class="actions">
          {next && <LinkButton href={estimatesAt(upload, next, total)}>{say.estimateNext}</LinkButton>}
          <LinkButton href={back}>{say.backToUpload}</LinkButton>
        </p>
      </Card>
    </>
  );
}
