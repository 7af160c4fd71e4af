import type { Coverage, SkippedRow } from '#domain/runs/reports';
import type { Amount } from '#domain/runs/summary';
import { ruleMessages, wordMessages } from '#domain/runs/wording';
import { matchBands } from '#engine/matching';
import { Card, EmptyState, Pager, ShareBar, Table, useSay, useView } from '#platform/web/components';
import { CoverageTable } from './coverage-table.tsx';
import { reportMessages } from './messages.ts';
import type { CoverageGroup } from './scope.ts';
import { Breakdowns } from './shares.tsx';

const origins = [
  ...(['memory_context', 'memory_exact', 'memory_fuzzy', 'carried_over'] as const),
  ...(['provider', 'human', 'passthrough'] as const),
];
const statuses = ['approved', 'not_required', 'required', 'in_review', 'rejected'] as const;
const none: Amount = { segments: 0, words: 0 };

export interface CoverageProps {
  /** Of everything; undefined where there is nothing. */
  readonly whole: Coverage | undefined;
  readonly skipped: readonly SkippedRow[];
  readonly groups: readonly Coverage[];
  readonly by: CoverageGroup;
  readonly next: string | null;
}

export function CoverageReport({ whole, skipped, groups, by, next }: CoverageProps) {
  const say = useSay(reportMessages);
  if (!whole) return <EmptyState title={say.nothingCounted}>{say.noneText}</EmptyState>;
  return (
    <>
      <Card title={say.coverage}>
        <p class="soft">{say.coverageText}</p>
        <Origins whole={whole} />
      </Card>
      <Card title={say.why}>
        <Reasons whole={whole} />
        <Text skipped={skipped} />
        {isWhole(whole, skipped) && <p class="soft">{say.nothingLeft}</p>}
      </Card>
      <CoverageTable groups={groups} by={by} />
      <Pager next={next} />
    </>
  );
}

/** Whether there is nothing that is not translated, as far as is known. */
function isWhole({ untranslated, byResultSource }: Coverage, skipped: readonly SkippedRow[]): boolean {
  const isKept = (byResultSource.passthrough ?? none).segments > 0;
  return untranslated.segments === 0 && !isKept && skipped.length === 0;
}

function Origins({ whole }: { readonly whole: Coverage }) {
  const say = useSay(reportMessages);
  const words = useSay(wordMessages);
  const { byResultSource, byMatchBand, byModel, byReviewStatus, untranslated } = whole;
  const known = origins.map((one) => ({ label: words[one], amount: byResultSource[one] ?? none }));
  const noTarget = { label: say.noTarget, amount: untranslated };
  const statusName = (one: (typeof statuses)[number]) => (one === 'in_review' ? words.reviewing : words[one]);
  const reviews = statuses.map((one) => ({ label: statusName(one), amount: byReviewStatus[one] ?? none }));
  const models = Object.entries(byModel).map(([label, amount]) => ({ label, amount }));
  const bands = matchBands.map((label) => ({ label, amount: byMatchBand[label] ?? none }));
  return (
    <Breakdowns
      label={say.coverage}
      breakdowns={[
        { label: say.origins, parts: [...known, noTarget] },
        { label: say.bands, parts: bands },
        { label: say.models, parts: models },
        { label: say.reviews, parts: [...reviews, noTarget] },
      ]}
    />
  );
}

/** Segments that have no translation. */
function Reasons({ whole }: { readonly whole: Coverage }) {
  const say = useSay(reportMessages);
  const { untranslated, unanswered, byResultSource } = whole;
  const kept = byResultSource.passthrough ?? none;
  const same = { segments: kept.segments - unanswered.segments, words: kept.words - unanswered.words };
  return (
    <Breakdowns
      label={say.why}
      breakdowns={[
        {
          label: say.noTranslation,
          parts: [
            { label: say.runOpen, amount: untranslated },
            { label: say.noAnswer, amount: unanswered },
            { label: say.sameText, amount: same },
          ],
        },
      ]}
    />
  );
}

/** Text of the documents that makes no segments, by the rule that says so. */
function Text({ skipped }: { readonly skipped: readonly SkippedRow[] }) {
  const say = useSay(reportMessages);
  const rules = useSay(ruleMessages);
  const { format } = useView();
  const sumOf = (disposition: SkippedRow['disposition']) =>
    skipped
      .filter((row) => row.disposition === disposition)
      .reduce((sum, { characters }) => sum + characters, 0);
  const kept = skipped.filter(
    ({ disposition, characters }) => disposition !== 'translated' && characters > 0,
  );
  if (skipped.length === 0) return null;
  return (
    <div class="stack-tight">
      <ShareBar
        label={say.documentText}
        shares={(['translated', 'protected', 'skipped'] as const).map((one) => ({
          label: say[one],
          value: sumOf(one),
        }))}
      />
      {kept.length > 0 && (
        <Table
          caption={say.documentText}
          rows={kept.slice(0, 20)}
          keyOf={({ disposition, rule }) => `${disposition} ${rule}`}
          columns={[
            {
              label: say.rule,
              isHead: true,
              cell: ({ rule }) => (rule in rules ? rules[rule as 'math'] : rule),
            },
            { label: say.reason, cell: ({ disposition }) => say[disposition] },
            { label: say.characters, isFigure: true, cell: ({ characters }) => format.number(characters) },
          ]}
        />
      )}
    </div>
  );
}
