import type { TargetRow } from '#domain/runs/targets';
import { MarkedItems, ReviewBadge, SourceName, VerificationBadge } from '#domain/runs/wording';
import { writeCursor } from '#platform/web';
import { Badge, Diff, EmptyState, Name, useSay, useView } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { type ComparisonQuery, filterOf } from './comparison-query.ts';
import { comparisonMessages } from './messages.ts';
import type { ComparedRuns } from './queries.ts';
import type { ComparedSegment } from './read-comparison.ts';

interface RowsProps {
  readonly rows: readonly ComparedSegment[];
  readonly runs: ComparedRuns;
  readonly query: ComparisonQuery;
}

/** Segments with what both runs have for them, word by word where it differs. */
export function ComparedRows({ rows, runs, query }: RowsProps) {
  const say = useSay(comparisonMessages);
  if (rows.length === 0) return <EmptyState title={say.none}>{say.noneText}</EmptyState>;
  return (
    <section class="segments" aria-label={say.segments}>
      <div class="segment-heads compared" aria-hidden="true">
        <span>#</span>
        <span>{say.source}</span>
        <span>{say.before}</span>
        <span>{say.after}</span>
      </div>
      <ol>
        {rows.map((row) => (
          <Row key={row.number} row={row} runs={runs} query={query} />
        ))}
      </ol>
    </section>
  );
}

function Row({ row, runs, query }: Omit<RowsProps, 'rows'> & { readonly row: ComparedSegment }) {
  const say = useSay(comparisonMessages);
  const { format } = useView();
  const { number, change, changedText } = row;
  const here = {
    with: runs.before.id,
    ...filterOf(query),
    ...(number > 0 && { cursor: writeCursor(number - 1) }),
  };
  return (
    <li id={`s-${number}`} class={`segment compared${changedText ? ' has-changed' : ''}`}>
      <a
        class="segment-number"
        href={`${pathTo('/runs/:runId/comparison', { runId: runs.after.id }, here)}#s-${number}`}
        aria-label={say.segment(number + 1)}
      >
        {format.number(number + 1)}
      </a>
      <div class="segment-source">
        <Source row={row} lang={runs.after.sourceLanguage} />{' '}
        {change !== 'unchanged' && <Badge tone="neutral">{say[change as 'edited']}</Badge>}
      </div>
      <div class="segment-target">
        <Side row={row.before} lang={runs.before.targetLanguage} />
      </div>
      <div class="segment-target">
        <Side row={row.after} than={row.before} lang={runs.after.targetLanguage} />
      </div>
    </li>
  );
}

function Source({ row: { before, after }, lang }: { readonly row: ComparedSegment; readonly lang: string }) {
  if (before && after && before.sourcePlain !== after.sourcePlain)
    return <Diff before={before.sourcePlain} after={after.sourcePlain} lang={lang} />;
  const { items, codes } = (after ?? before!).source;
  return <MarkedItems items={items} codes={codes} lang={lang} />;
}

interface SideProps {
  readonly row: TargetRow | undefined;
  /** What it is compared with. */
  readonly than?: TargetRow | undefined;
  readonly lang: string;
}

function Side({ row, than, lang }: SideProps) {
  const say = useSay(comparisonMessages);
  if (!row) return <span class="soft">{say.noSegment}</span>;
  if (row.target === null) return <span class="soft">{say.noTarget}</span>;
  const isOther = than?.plain != null && than.plain !== row.plain;
  return (
    <>
      {isOther ? (
        <Diff before={than.plain} after={row.plain ?? ''} lang={lang} />
      ) : (
        <MarkedItems items={row.target} codes={row.source.codes} lang={lang} />
      )}
      <Provenance row={row} />
    </>
  );
}

function Provenance({ row }: { readonly row: TargetRow }) {
  const { format } = useView();
  const { resultSource, verificationState, reviewStatus, provider, model, score, findingCodes } = row;
  const by = [provider, model].filter(Boolean).join(' · ');
  return (
    <div class="provenance">
      <span class="soft">
        <SourceName source={resultSource ?? ''} />
        {score !== null && ` ${format.number(score)}`}
        {by !== '' && (
          <>
            {' · '}
            <Name>{by}</Name>
          </>
        )}
      </span>
      {verificationState !== null && verificationState !== 'passed' && (
        <VerificationBadge state={verificationState} />
      )}
      {reviewStatus !== null && reviewStatus !== 'not_required' && <ReviewBadge status={reviewStatus} />}
      {findingCodes?.map((code) => (
        <code key={code}>{code}</code>
      ))}
    </div>
  );
}
