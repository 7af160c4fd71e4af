import type { Finding } from '#engine/findings';
import { decodeText, type ExchangeDocument } from '#engine/interchange';
import { readJson } from '#engine/interchange/json';
import { openXliff, readOpenXliff } from '#engine/interchange/xliff';
import { readOpenXliff12 } from '#engine/interchange/xliff12';
import { formatFinding } from './findings.ts';

export interface ReadExchange {
  /** Absent when a finding is an error. */
  readonly document?: ExchangeDocument;
  /** Places name line and column. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a file with translations in any format: XLIFF 1.0 to 1.2 with the files of Trados and memoQ, XLIFF 2.0 to 2.2,
 * JSON. What it holds says which one it is; `name` only says for people which file it was. Never throws.
 */
export function readExchange(name: string, bytes: Uint8Array): ReadExchange {
  const decoded = decodeText(bytes);
  const start = 'text' in decoded ? decoded.text.trimStart()[0] : undefined;
  if ('text' in decoded && (start === '{' || start === '[')) return readJson(decoded.text);
  if ('text' in decoded && start !== '<')
    return { findings: [formatFinding('exchange-not-recognised', { detail: name })] };
  const reader = openXliff('text' in decoded ? decoded.text : bytes);
  if ('code' in reader) return { findings: [reader] };
  const { tree } = reader;
  const isFirst =
    tree.attribute(tree.root, 'version')?.startsWith('1.') || /^\{[^}]*:1\.\d+\}/.test(tree.name(tree.root));
  return isFirst ? readOpenXliff12(reader) : readOpenXliff(reader);
}
