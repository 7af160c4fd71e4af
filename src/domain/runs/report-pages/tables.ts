import type { CostRow, Coverage, ModelQuality, Throughput } from '#domain/runs/reports';
import type { Amount } from '#domain/runs/summary';
import { csvLine } from '#engine/interchange/csv';
import { matchBands } from '#engine/matching';

type Cell = string | number | null | undefined;

const csvOf = (head: readonly string[], lines: readonly (readonly Cell[])[]): string =>
  [head, ...lines.map((line) => line.map((cell) => String(cell ?? '')))].map(csvLine).join('');

const qualityColumns = [
  ...(['provider', 'model', 'segments', 'approved', 'untouched', 'edited', 'changed'] as const),
  ...(['omissions', 'codesLost', 'codesRepaired'] as const),
];

/** One line a model; findings by code in one field. */
export function qualityCsv(models: readonly ModelQuality[]): string {
  return csvOf(
    [...qualityColumns, 'findings'],
    models.map((model) => [
      ...qualityColumns.map((column) => model[column]),
      model.findings.map(({ code, segments }) => `${code}=${segments}`).join(' '),
    ]),
  );
}

const origins = [
  'memory_context',
  'memory_exact',
  'memory_fuzzy',
  'carried_over',
  'provider',
  'human',
  'passthrough',
];
const statuses = ['approved', 'not_required', 'required', 'in_review', 'rejected'];

/** One line a group, in words; models in one field. */
export function coverageCsv(groups: readonly Coverage[]): string {
  const words = (names: readonly string[], amounts: Readonly<Record<string, Amount>>) =>
    names.map((name) => amounts[name]?.words ?? 0);
  return csvOf(
    [
      ...['group', 'name', 'segments', 'words', 'untranslated', 'unanswered', 'delivered'],
      ...[...origins, ...matchBands.map((band) => `match ${band}`), ...statuses, 'models'],
    ],
    groups.map((row) => [
      ...[row.group, row.name, row.total.segments, row.total.words],
      ...[row.untranslated.words, row.unanswered.words, row.delivered.words],
      ...words(origins, row.byResultSource),
      ...words(matchBands, row.byMatchBand),
      ...words(statuses, row.byReviewStatus),
      Object.entries(row.byModel)
        .map(([name, amount]) => `${name}=${amount.words}`)
        .join('; '),
    ]),
  );
}

const costKeys = ['month', 'day', 'project', 'connection', 'provider', 'model'];
const costFigures = ['calls', 'attempts', 'inputTokens', 'outputTokens', 'characters', 'price'] as const;

/** One line a group and currency. */
export function costCsv(rows: readonly CostRow[]): string {
  const keys = costKeys.filter((key) => rows.some((row) => key in row.keys));
  return csvOf(
    [...keys, 'currency', ...costFigures],
    rows.map((row) => [
      ...keys.map((key) => row.names[key] ?? row.keys[key]),
      row.currency,
      ...costFigures.map((figure) => row[figure]),
    ]),
  );
}

const parts = ['queued', 'worked', 'reviewed'] as const;

/** One line a day or month; times in seconds. */
export function throughputCsv({ times }: Throughput): string {
  return csvOf(
    ['time', 'runs', 'segments', 'words', ...parts.flatMap((part) => [`${part} median`, `${part} most`])],
    times.map((row) => [
      ...[row.time, row.runs, row.segments, row.words],
      ...parts.flatMap((part) => [row[part].median, row[part].most]),
    ]),
  );
}
