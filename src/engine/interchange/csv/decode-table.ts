import type { Finding } from '#engine/findings';
import { decodeText } from '#engine/interchange';
import { csvFinding } from './findings.ts';

export interface Decoded {
  readonly text: string;
  readonly findings?: readonly Finding[];
}

/**
 * The characters of a table: by byte order mark, by the shape of UTF-16, by a magic comment (`-*- coding: utf-8 -*-`,
 * as OmegaT has it), as UTF-8, else as Windows-1252 with a finding. Stray NULs are left out, with a finding too. An error
 * where it is no text.
 */
export function decodeTable(bytes: Uint8Array): Decoded | Finding {
  const label = utf16Shape(bytes) ?? magicComment(bytes);
  const named = label === undefined ? undefined : decodeAs(bytes, label);
  if (named !== undefined) return withoutNuls(named);
  const decoded = decodeText(bytes);
  if ('text' in decoded) return withoutNuls(decoded.text);
  const text = decodeAs(bytes, 'windows-1252')!;
  return withoutNuls(text, csvFinding('csv-encoding', { detail: decoded.trouble }));
}

/** More than one of so many characters is no slip of the program that wrote a table: it is no text. */
const rare = 200;

/** Neither PostgreSQL nor XML holds the character NUL, and no term has one. */
function withoutNuls(text: string, finding?: Finding): Decoded | Finding {
  if (text.startsWith('PK\x03\x04')) return csvFinding('csv-not-text');
  const first = text.indexOf('\0');
  if (first === -1) return { text, ...(finding && { findings: [finding] }) };
  const plain = text.replaceAll('\0', '');
  if ((text.length - plain.length) * rare > text.length) return csvFinding('csv-not-text');
  const line = text.slice(0, first).split(/\r\n|\r|\n/).length;
  const nul = csvFinding('csv-nul', { place: `line ${line}` });
  return { text: plain, findings: finding ? [finding, nul] : [nul] };
}

function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

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
