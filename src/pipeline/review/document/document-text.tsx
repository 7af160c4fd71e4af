import type { KeptPicture } from '#domain/files/outline';
import type { TargetRow } from '#domain/runs/targets';
import { FlowingItems, wordMessages } from '#domain/runs/wording';
import { useSay } from '#platform/web/components';
import { directionOf } from '#platform/web/messages';
import { pathTo } from '#platform/web/pages';
import { PictureViews, picturesAt } from './document-pictures.tsx';
import { documentMessages } from './messages.ts';
import { type DocumentBlock, langOf, longestShown, type ShownSide } from './read-document.ts';

/** The text of a block: its segments with what stands between them. */
export function BlockText({ shown, block }: { readonly shown: ShownSide; readonly block: DocumentBlock }) {
  const say = useSay(documentMessages);
  const { gaps, fixed } = block.body;
  const end = block.offset + block.segments.length;
  const lang = langOf(shown);
  if (block.segmentCount === 0)
    return fixed === undefined ? null : (
      <span class="doc-fixed" lang={shown.document.run.sourceLanguage} dir="auto" title={say.fixed}>
        {fixed}
      </span>
    );
  return (
    <span lang={lang} dir={directionOf(lang)}>
      {block.offset > 0 && '… '}
      {block.segments.map((row, index) => {
        const at = block.offset + index;
        return (
          <>
            {gaps?.[at] ?? (at > 0 ? ' ' : '')}
            <PictureViews shown={shown} pictures={picturesAt(block, at)} />
            <SegmentText
              key={row.position}
              {...{ shown, row }}
              pictures={(code) => picturesAt(block, at, code)}
            />
          </>
        );
      })}
      {end === block.segmentCount ? (
        <>
          {gaps?.[end]}
          <PictureViews shown={shown} pictures={picturesAt(block, end)} />
        </>
      ) : (
        <span class="soft"> {say.goesOn}</span>
      )}
    </span>
  );
}

const statusNames = {
  required: 'required',
  in_review: 'reviewing',
  approved: 'approved',
  rejected: 'rejected',
  not_required: 'not_required',
} as const;

interface SegmentProps {
  readonly shown: ShownSide;
  readonly row: TargetRow;
  /** That stand in it for a code, by its id. */
  pictures(code: number): readonly KeptPicture[];
}

/** A segment as a link into its review, marked with what people made of it. */
function SegmentText({ shown, row, pictures }: SegmentProps) {
  const say = useSay(documentMessages);
  const words = useSay(wordMessages);
  const { document, side, isBeside, current } = shown;
  const { position, source, target, reviewStatus } = row;
  const items = side === 'source' ? source.items : target;
  const status = reviewStatus as keyof typeof statusNames | null;
  const isSecond = isBeside && side === 'source';
  const show = (id: number) => {
    const own = pictures(id);
    return own.length > 0 ? <PictureViews shown={shown} pictures={own} /> : undefined;
  };
  return (
    <a
      id={`${isBeside && side === 'target' ? 't' : 's'}${position}`}
      class={`doc-segment status-${status ?? 'none'}`}
      href={`${pathTo('/runs/:runId/review', { runId: document.run.id }, { segment: position })}#s-${position}`}
      {...(isSecond && { tabIndex: -1 })}
      {...(position === current && { 'aria-current': 'true' as const })}
    >
      {items ? (
        <FlowingItems {...{ items, show }} codes={source.codes} longest={longestShown} />
      ) : (
        <span class="soft" lang={document.run.sourceLanguage} dir="auto">
          <FlowingItems {...{ show }} items={source.items} codes={source.codes} longest={longestShown} />
        </span>
      )}
      {!isSecond && (
        <span class="visually-hidden"> [{status ? words[statusNames[status]] : say.untranslated}]</span>
      )}
    </a>
  );
}
