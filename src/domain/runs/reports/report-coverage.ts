import type { Context } from '#domain/context';
import { type Amount, add, addBy } from '#domain/runs/summary';
import { bandOf } from '#engine/matching';
import {
  type CoverageGroup,
  type CoverageRow,
  listCoverageRows,
  listSkippedRows,
  type RunChoice,
  type SkippedRow,
} from './coverage-queries.ts';
import { reachOf, type Scope } from './reach.ts';

/** What the segments of some runs came to. */
export interface Coverage {
  /** Id, language, day, month, or `all`. */
  readonly group: string;
  /** Of the project or file. */
  readonly name: string | null;
  readonly total: Amount;
  /** Without a target. */
  readonly untranslated: Amount;
  /** The source stands for a translation that no provider gave. */
  readonly unanswered: Amount;
  readonly delivered: Amount;
  readonly byResultSource: Readonly<Record<string, Amount>>;
  readonly byReviewStatus: Readonly<Record<string, Amount>>;
  /** Of targets from memories, by the band of their score. */
  readonly byMatchBand: Readonly<Record<string, Amount>>;
  /** Of targets that a model gave and nobody wrote anew, by its name after its provider’s. */
  readonly byModel: Readonly<Record<string, Amount>>;
}

export type CoverageScope = Scope & RunChoice;

/** What became of the segments of runs, group by group, from behind one on; at most `limit` groups. */
export async function reportCoverage(
  context: Context,
  scope: CoverageScope & { readonly groupBy: CoverageGroup },
  page: { readonly after: string; readonly limit: number },
): Promise<Coverage[]> {
  const reach = await reachOf(context, scope.projectId);
  const rows = await listCoverageRows(context.db, reach, scope, page);
  return [...Map.groupBy(rows, ({ group }) => group)].map(([group, of]) => toCoverage(group, of));
}

/** What became of all text of the documents that runs are about, in characters; each document once. */
export async function reportSkipped(context: Context, scope: CoverageScope): Promise<SkippedRow[]> {
  return listSkippedRows(context.db, await reachOf(context, scope.projectId), scope);
}

function toCoverage(group: string, rows: readonly CoverageRow[]): Coverage {
  const whole = rows.filter(({ resultSource }) => resultSource === null);
  const targets = rows.filter(({ resultSource }) => resultSource !== null);
  const given = targets.filter(({ resultSource, provider }) => resultSource === 'provider' && provider);
  const recalled = targets.filter(({ resultSource }) => resultSource!.startsWith('memory'));
  const total = add(whole);
  return {
    group,
    name: rows[0]!.name,
    total,
    untranslated: minus(total, add(targets)),
    unanswered: add(targets.filter(({ isPlaceholder }) => isPlaceholder)),
    delivered: add(whole.filter(({ delivered }) => delivered)),
    byResultSource: addBy(targets, (row) => row.resultSource!),
    byReviewStatus: addBy(targets, (row) => row.reviewStatus!),
    byMatchBand: addBy(recalled, ({ resultSource, score }) =>
      resultSource === 'memory_context' ? '101' : bandOf(score ?? undefined),
    ),
    byModel: addBy(given, modelName),
  };
}

/** As reports name it: the provider, and its model where it has one. */
export function modelName({ provider, model }: { provider: string | null; model: string | null }): string {
  return [provider, model].filter((part) => part !== null).join(' · ');
}

function minus(one: Amount, other: Amount): Amount {
  return { segments: one.segments - other.segments, words: one.words - other.words };
}
