import type { ModelQuality } from '#domain/runs/reports';
import { csvLine } from '#engine/interchange/csv';

const columns = [
  ...(['provider', 'model', 'segments', 'approved', 'untouched', 'edited', 'changed'] as const),
  ...(['omissions', 'codesLost', 'codesRepaired'] as const),
];

/** One line a model; findings by code in one field. */
export function qualityCsv(models: readonly ModelQuality[]): string {
  const lines = models.map((model) => [
    ...columns.map((column) => String(model[column] ?? '')),
    model.findings.map(({ code, segments }) => `${code}=${segments}`).join(' '),
  ]);
  return [[...columns, 'findings'], ...lines].map(csvLine).join('');
}
