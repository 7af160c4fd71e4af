import type { TargetRow } from '#domain/runs/targets';
import { FlowingItems, wordMessages } from '#domain/runs/wording';
import { useSay } from '#platform/web/components';
import { directionOf } from '#platform/web/messages';
import { pathTo } from '#platform/web/pages';
import { documentMessages } from './messages.ts';
import { type DocumentBlock, type DocumentWindow, longestShown } from './read-document.ts';

/** One of the two languages, and what is marked in it. */
export interface ShownSide {
  readonly document: DocumentWindow;
  readonly side: 'source' | 'target';
  /** Whether the other language is beside it; links are then reached once by keyboard. */
  readonly isBeside: boolean;
  readonly current: number | undefined;
}

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
            <SegmentText key={row.position} shown={shown} row={row} />
          </>
        );
      })}
      {end === block.segmentCount ? gaps?.[end] : <span class="soft"> {say.goesOn}</span>}
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

/** A segment as a link into its review, marked with what people made of it. */
function SegmentText({ shown, row }: { readonly shown: ShownSide; readonly row: TargetRow }) {
  const say = useSay(documentMessages);
  const words = useSay(wordMessages);
  const { document, side, isBeside, current } = shown;
  const { position, source, target, reviewStatus } = row;
  const items = side === 'source' ? source.items : target;
  const status = reviewStatus as keyof typeof statusNames | null;
  const isSecond = isBeside && side === 'source';
  return (
    <a
      id={`${isBeside && side === 'target' ? 't' : 's'}${position}`}
      class={`doc-segment status-${status ?? 'none'}`}
      href={`${pathTo('/runs/:runId/review', { runId: document.run.id }, { segment: position })}#s-${position}`}
      {...(isSecond && { tabIndex: -1 })}
      {...(position === current && { 'aria-current': 'true' as const })}
    >
      {items ? (
        <FlowingItems items={items} codes={source.codes} longest={longestShown} />
      ) : (
        <span class="soft" lang={document.run.sourceLanguage} dir="auto">
          <FlowingItems items={source.items} codes={source.codes} longest={longestShown} />
        </span>
      )}
      {!isSecond && (
        <span class="visually-hidden"> [{status ? words[statusNames[status]] : say.untranslated}]</span>
      )}
    </a>
  );
}

export function langOf({ document: { run }, side }: ShownSide): string {
  return side === 'source' ? run.sourceLanguage : run.targetLanguage;
}
