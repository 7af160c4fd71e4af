import type { Finding } from '#engine/findings';
import { decodeText } from '#engine/interchange';
import { csvFinding } from './findings.ts';

/**
 * The characters of a table: by byte order mark, by the shape of UTF-16, by a magic comment (`-*- coding: utf-8 -*-`,
 * as OmegaT has it), as UTF-8, else as Windows-1252 with a finding. An error where it is no text.
 */
export function decodeTable(
  bytes: Uint8Array,
): { readonly text: string; readonly finding?: Finding } | Finding {
  const label = utf16Shape(bytes) ?? magicComment(bytes);
  const named = label === undefined ? undefined : decodeAs(bytes, label);
  if (named !== undefined) return isBinary(named) ? csvFinding('csv-not-text') : { text: named };
  const decoded = decodeText(bytes);
  if ('text' in decoded) return isBinary(decoded.text) ? csvFinding('csv-not-text') : decoded;
  const text = decodeAs(bytes, 'windows-1252')!;
  if (isBinary(text)) return csvFinding('csv-not-text');
  return { text, finding: csvFinding('csv-encoding', { detail: decoded.trouble }) };
}

function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const isBinary = (text: string) => text.includes('\0') || text.startsWith('PK\x03\x04');

/** UTF-16 without a mark has a zero beside each letter of Latin script, on the same side. */
function utf16Shape(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const start = bytes.subarray(0, 400);
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]!++;
  });
  const many = start.length / 5;
  if (zeros[1]! > many && zeros[0] === 0) return 'utf-16le';
  return zeros[0]! > many && zeros[1] === 0 ? 'utf-16be' : undefined;
}

function magicComment(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 300)).split(/[\r\n]/, 1)[0]!;
  return /^(?:\xEF\xBB\xBF)?#.{0,200}-\*- *coding: *([A-Za-z0-9._-]{1,40}) *-\*-/.exec(start)?.[1];
}
