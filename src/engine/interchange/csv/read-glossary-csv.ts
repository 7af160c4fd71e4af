import type { Finding } from '#engine/findings';
import type { Glossary } from '#engine/glossary';
import { decodeTable } from './decode-table.ts';
import { ConceptGatherer } from './gather-concepts.ts';
import { GlossaryTable } from './glossary-table.ts';
import { RowSplitter } from './split-rows.ts';

export interface ReadGlossaryCsvOptions {
  /** The glossary's. */
  readonly name?: string;
  /** Languages of the translation (BCP 47), for files that do not say theirs; others stay in the glossary. */
  readonly from?: string;
  readonly to?: string;
}

export interface ReadGlossaryCsv {
  /** Absent when a finding is an error. */
  readonly glossary?: Glossary;
  readonly findings: readonly Finding[];
}

/**
 * Reads a glossary from a table: separated by commas, semicolons, tabs or bars, in UTF-8, UTF-16 or Windows-1252, with
 * a header (docs/glossary.md) or as source, target, comment. Knows what MateCat, OmegaT, Tolgee, Crowdin and Excel
 * write. Columns it does not know are kept in `extra`. Never throws; places count lines and cells from 1.
 */
export function readGlossaryCsv(bytes: Uint8Array, options: ReadGlossaryCsvOptions = {}): ReadGlossaryCsv {
  const decoded = decodeTable(bytes);
  if ('code' in decoded) return { findings: [decoded] };
  const splitter = new RowSplitter(options);
  const table = new GlossaryTable(options);
  const { findings } = table;
  for (const finding of decoded.findings) findings.push(finding);
  const rows = splitter.push(decoded.text, true);
  for (const line of splitter.badQuotes) findings.add('csv-quotes', { place: `line ${line}` });
  const concepts = new ConceptGatherer();
  for (const row of table.read(rows, splitter.delimiter, true)) {
    if (!concepts.add(row)) findings.add('csv-conflict', { detail: row.concept, place: `line ${row.line}` });
  }
  if (findings.hasError) return { findings: findings.all() };
  const glossary = { name: options.name ?? '', concepts: concepts.concepts() };
  if (!glossary.concepts.some(({ terms }) => terms.length > 0)) findings.add('csv-empty');
  return { glossary, findings: findings.all() };
}
