import type { Finding } from '#engine/findings';
import type { Glossary } from '#engine/glossary';
import { readGlossaryCsv } from '#engine/interchange/csv';
import { readTbx } from '#engine/interchange/tbx';
import { terminologyFinding } from './findings.ts';

export interface ReadGlossaryOptions {
  /** Languages of the translation (BCP 47), for tables that do not say theirs. */
  readonly from?: string;
  readonly to?: string;
}

export interface ReadGlossary {
  /** Absent when a finding is an error. */
  readonly glossary?: Glossary;
  readonly findings: readonly Finding[];
}

/**
 * Reads a glossary file: TBX where it begins like XML, whatever it is called, else a table. Never throws.
 *
 * @param name of the file; what precedes its ending names a glossary without a title
 */
export function readGlossary(
  name: string,
  bytes: Uint8Array,
  options: ReadGlossaryOptions = {},
): ReadGlossary {
  const { file, ending } = partsOf(name);
  const title = ending === '' ? file : file.slice(0, -ending.length - 1);
  const format = formatOf(name, bytes);
  if (format === 'tbx') return readTbx(bytes, title);
  if (format === 'csv') return readGlossaryCsv(bytes, { ...options, name: title });
  return { findings: [terminologyFinding('glossary-format', { detail: file.slice(0, 80) })] };
}

export type GlossaryFormat = 'tbx' | 'csv';

/** What a file is by its name and its first bytes; undefined where it is no glossary. */
export function formatOf(name: string, start: Uint8Array): GlossaryFormat | undefined {
  const { ending } = partsOf(name);
  if (beginsLikeXml(start) || xmlEndings.has(ending)) return 'tbx';
  return tableEndings.has(ending) || ending === '' ? 'csv' : undefined;
}

function partsOf(name: string): { readonly file: string; readonly ending: string } {
  const file = name.replace(/^.*[/\\]/s, '');
  return { file, ending: /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '' };
}

const xmlEndings = new Set(['tbx', 'xml', 'tbxm']);
const tableEndings = new Set(['csv', 'tsv', 'tab', 'txt', 'utf8']);

/** Its first letter is `<`, in any encoding that spells it with one or two bytes. */
function beginsLikeXml(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 200)).replace(
    /\0|^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/g,
    '',
  );
  return /^\s*<(?:\?xml|!|martif|tbx)/i.test(start);
}
