import type { Version } from '#domain/files';
import type { DocumentUpload, UploadItem } from '#domain/files/uploads';
import { Badge, Card, TroubleText, useSay } from '#platform/web/components';
import { pathTo, type Tone, type Trouble } from '#platform/web/pages';
import { uploadMessages } from './messages.ts';
import { Preflights } from './preflight-view.tsx';
import type { ReviewedItem } from './review-items.ts';
import type { Total } from './total.ts';

/** Documents whose estimates are asked for together: a folder of 1,000 asks 50 times, far below the limit of a minute. */
export const mostTogether = 20;
/** Segments times languages of a group of several documents, so that an answer comes soon. */
const mostSegments = 10_000;

export interface ItemGroup {
  /** Place of its first document in the upload. */
  readonly from: number;
  readonly members: readonly ReviewedItem[];
}

/** Documents in their order, in groups of bounded work; a document of more than that is a group of its own. */
export function groupItems(items: readonly ReviewedItem[], languages: number): ItemGroup[] {
  const groups: { from: number; work: number; members: ReviewedItem[] }[] = [];
  for (const [index, item] of items.entries()) {
    const work = item.segments * languages;
    const last = groups.at(-1);
    if (last && last.members.length < mostTogether && last.work + work <= mostSegments) {
      last.members.push(item);
      last.work += work;
    } else groups.push({ from: index, work, members: [item] });
  }
  return groups;
}

export const estimatesPath = '/projects/:projectId/uploads/:uploadId/estimates';

interface WaitingProps {
  readonly upload: DocumentUpload;
  readonly group: ItemGroup;
}

/** Where the estimates of a group are; with `total`, what all before it take is handed on. */
export function estimatesAt(
  { projectId, id: uploadId }: DocumentUpload,
  { from, members }: ItemGroup,
  total?: Total,
): string {
  const which = { from: String(from), count: String(members.length) };
  return pathTo(
    estimatesPath,
    { projectId, uploadId },
    total ? { ...which, total: JSON.stringify(total) } : which,
  );
}

interface TurnProps {
  readonly upload: DocumentUpload;
  readonly group: ItemGroup;
  /** What all documents before it take, once its turn has come. */
  readonly total?: Total | undefined;
  /** Whether it takes the place of the one that the page shows. */
  readonly isNews?: boolean;
}

/** Documents of an upload that is estimated as a whole: one group has the next one come behind it. */
export function Turn({ upload, group, total, isNews = false }: TurnProps) {
  const come = total && {
    'data-hx-get': estimatesAt(upload, group, total),
    'data-hx-trigger': 'load',
    'data-hx-swap': 'outerHTML',
  };
  return (
    <div id={`from-${group.from}`} {...come} class="stack" {...(isNews && { 'data-hx-swap-oob': 'true' })}>
      <ItemCards items={group.members} languages={upload.targetLanguages} />
    </div>
  );
}

/** Documents whose estimates come when they are scrolled to, with script; of a page one group after another. */
export function Waiting({ upload, group }: WaitingProps) {
  const items = group.members;
  const cards = <ItemCards items={items} languages={upload.targetLanguages} />;
  if (!items.some(({ version, preflights }) => version && !preflights)) return cards;
  const href = estimatesAt(upload, group);
  return (
    <div
      class="stack"
      data-hx-get={href}
      data-hx-trigger="revealed"
      data-hx-swap="outerHTML"
      data-hx-sync="closest main:queue all"
    >
      {cards}
    </div>
  );
}

interface ItemCardsProps {
  readonly items: readonly ReviewedItem[];
  readonly languages: readonly string[];
}

/** All of them but those that ask something. */
export function ItemCards({ items, languages }: ItemCardsProps) {
  return (
    <>
      {items.map(
        (reviewed, index) =>
          reviewed.item.outcome !== 'asks' && (
            <ItemCard key={index} reviewed={reviewed} languages={languages} />
          ),
      )}
    </>
  );
}

function ItemCard({
  reviewed: { item, version, preflights },
  languages,
}: {
  readonly reviewed: ReviewedItem;
  readonly languages: readonly string[];
}) {
  const say = useSay(uploadMessages);
  return (
    <Card title={item.name} actions={<OutcomeBadge item={item} version={version} />}>
      {item.problem && item.outcome === 'refused' && <Refusal problem={item.problem} />}
      {preflights && <Preflights preflights={preflights} />}
      {version && !preflights && (
        <p>
          <a href={pathTo('/versions/:id/preflight', { id: version.id }, { languages: languages.join(',') })}>
            {say.showEstimate}
          </a>
        </p>
      )}
    </Card>
  );
}

/** What is wrong with a document, finding by finding where there are any. */
function Refusal({ problem }: { readonly problem: NonNullable<UploadItem['problem']> }) {
  const { findings } = problem.facts as { findings?: readonly Trouble[] };
  return (
    <ul class="plain">
      {(findings ?? [problem]).slice(0, 10).map((trouble, index) => (
        <li key={index}>
          <TroubleText {...trouble} />
        </li>
      ))}
    </ul>
  );
}

const tones: Readonly<Record<UploadItem['outcome'], Tone>> = {
  'new-file': 'good',
  'new-version': 'good',
  rerun: 'neutral',
  asks: 'warning',
  refused: 'bad',
  'left-out': 'neutral',
};

function OutcomeBadge({
  item: { outcome },
  version,
}: {
  readonly item: UploadItem;
  readonly version: Version | undefined;
}) {
  const say = useSay(uploadMessages);
  const names: Readonly<Record<UploadItem['outcome'], string>> = {
    'new-file': say.newFile,
    'new-version': say.newVersion,
    rerun: say.again,
    asks: say.asks,
    refused: say.refused,
    'left-out': say.leftOut,
  };
  const number = version && outcome !== 'new-file' ? ` ${version.number}` : '';
  return <Badge tone={tones[outcome]}>{`${names[outcome]}${number}`}</Badge>;
}
