import type { Finding } from '#engine/findings';
import { xmlFinding } from './findings.ts';

/** How the bytes of a part spell its characters, kept so that a rewritten part is spelled the same way. */
export interface XmlEncoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly byteOrderMark: boolean;
}

export interface DecodedXml {
  readonly text: string;
  readonly encoding: XmlEncoding;
}

/**
 * Decodes a part; `encodeXml` of the same text gives the same bytes back. The byte order mark is not in `text`.
 * OPC (ECMA-376-2, 8.1.4) allows UTF-8 and UTF-16 only. Returns a finding for anything else; never throws.
 */
export function decodeXml(bytes: Uint8Array, part?: string): DecodedXml | Finding {
  const encoding = detectEncoding(bytes);
  const body = encoding.byteOrderMark ? bytes.subarray(encoding.name === 'utf-8' ? 3 : 2) : bytes;
  let text: string;
  try {
    text = new TextDecoder(encoding.name, { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return xmlFinding('xml-encoding', { detail: `not valid ${encoding.name.toUpperCase()}`, part });
  }
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(text)?.[1]?.toLowerCase();
  const fits = encoding.name === 'utf-8' ? ['utf-8', 'utf8', 'us-ascii', 'ascii'] : ['utf-16', encoding.name];
  if (declared !== undefined && !fits.includes(declared)) {
    return xmlFinding('xml-encoding', { detail: `declared as ${declared}`, part });
  }
  return { text, encoding };
}

/** The bytes of `text` in `encoding`, the inverse of `decodeXml`. */
export function encodeXml(text: string, encoding: XmlEncoding): Uint8Array {
  const encoder = new XmlEncoder(encoding);
  encoder.write(text);
  return encoder.finish();
}

/** Encodes a part that comes in chunks, none of which ends between the halves of a surrogate pair. */
export class XmlEncoder {
  private readonly encoding: XmlEncoding;
  private bytes: Buffer;
  private length = 0;

  /** @param expected bytes the part will probably have; more are made room for as they come */
  constructor(encoding: XmlEncoding, expected = 0) {
    this.encoding = encoding;
    this.bytes = Buffer.allocUnsafe(expected);
    if (encoding.byteOrderMark) this.write('\uFEFF');
  }

  write(text: string): void {
    const most = text.length * (this.encoding.name === 'utf-8' ? 3 : 2);
    if (this.length + most > this.bytes.length) this.reserve(this.length + byteLength(text, this.encoding));
    const start = this.length;
    this.length += this.bytes.write(text, start, this.encoding.name === 'utf-8' ? 'utf8' : 'utf16le');
    if (this.encoding.name === 'utf-16be') this.bytes.subarray(start, this.length).swap16();
  }

  /** All bytes written so far. */
  finish(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private reserve(needed: number): void {
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, Math.ceil(this.bytes.length * 1.25)));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

function byteLength(text: string, encoding: XmlEncoding): number {
  return encoding.name === 'utf-8' ? Buffer.byteLength(text, 'utf8') : text.length * 2;
}

function detectEncoding(bytes: Uint8Array): XmlEncoding {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { name: 'utf-8', byteOrderMark: true };
  if (a === 0xff && b === 0xfe) return { name: 'utf-16le', byteOrderMark: true };
  if (a === 0xfe && b === 0xff) return { name: 'utf-16be', byteOrderMark: true };
  if (a === 0x3c && b === 0) return { name: 'utf-16le', byteOrderMark: false };
  if (a === 0 && b === 0x3c) return { name: 'utf-16be', byteOrderMark: false };
  return { name: 'utf-8', byteOrderMark: false };
}
