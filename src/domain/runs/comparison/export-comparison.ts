import { Readable } from 'node:stream';
import type { Context } from '#domain/context';
import type { TargetRow } from '#domain/runs/targets';
import { csvLine } from '#engine/interchange/csv';
import type { ComparedRuns, ComparisonChoice } from './queries.ts';
import { type ComparedSegment, listCompared } from './read-comparison.ts';

/** Segments read at once. */
const portion = 500;

const columns = [
  'result_source',
  'verification_state',
  'review_status',
  'provider',
  'model',
  'findings',
] as const;

/** A comparison as a table for other programs (RFC 4180, with a byte order mark for Excel), read as it is sent. */
export function exportComparison(context: Context, runs: ComparedRuns, choice: ComparisonChoice): Readable {
  return Readable.from(lines(context, runs, choice), { objectMode: false });
}

async function* lines(
  context: Context,
  runs: ComparedRuns,
  choice: ComparisonChoice,
): AsyncGenerator<string> {
  const named = (side: string) => [`${side}_target`, ...columns.map((name) => `${side}_${name}`)];
  const head = ['number', 'change', 'changed_text', 'source', ...named('before'), ...named('after')];
  yield `\uFEFF${csvLine(head)}`;
  for (let after = -1; ; ) {
    const rows = await listCompared(context, runs, choice, { after, limit: portion });
    if (rows.length > 0) yield rows.map((row) => csvLine(cellsOf(row))).join('');
    if (rows.length < portion) return;
    after = rows.at(-1)!.number;
  }
}

function cellsOf({ number, change, changedText, before, after }: ComparedSegment): string[] {
  const source = (after ?? before)?.sourcePlain ?? '';
  return [`${number + 1}`, change, `${changedText}`, source, ...sideOf(before), ...sideOf(after)];
}

function sideOf(row: TargetRow | undefined): string[] {
  const { plain, resultSource, verificationState, reviewStatus, provider, model, findingCodes } = row ?? {};
  const cells = [plain, resultSource, verificationState, reviewStatus, provider, model];
  return [...cells.map((cell) => cell ?? ''), (findingCodes ?? []).join(' ')];
}
