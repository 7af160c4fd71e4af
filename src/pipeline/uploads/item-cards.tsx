import type { Version } from '#domain/files';
import type { DocumentUpload, UploadItem } from '#domain/files/uploads';
import type { Preflight } from '#pipeline/stage-jobs/preflight';
import { Badge, Card, TroubleText, useSay } from '#platform/web/components';
import { pathTo, type Tone, type Trouble } from '#platform/web/pages';
import { uploadMessages } from './messages.ts';
import { Preflights } from './preflight-view.tsx';

/** A document of an upload, with what translating it would take where that was reckoned. */
export interface ReviewedItem {
  readonly item: UploadItem;
  readonly version: Version | undefined;
  /** Of its first extraction. */
  readonly segments: number;
  readonly preflights: readonly Preflight[] | undefined;
}

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

interface WaitingProps {
  readonly upload: DocumentUpload;
  readonly from: number;
  readonly items: readonly ReviewedItem[];
}

/** Documents whose estimates come when they are scrolled to, with script; of a page one group after another. */
export function Waiting({ upload, from, items }: WaitingProps) {
  const { projectId, id: uploadId, targetLanguages } = upload;
  const cards = <ItemCards items={items} languages={targetLanguages} />;
  if (!items.some(({ version, preflights }) => version && !preflights)) return cards;
  const href = pathTo(
    '/projects/:projectId/uploads/:uploadId/estimates',
    { projectId, uploadId },
    { from: String(from), count: String(items.length) },
  );
  return (
    <div
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
