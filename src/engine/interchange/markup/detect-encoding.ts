/** How the bytes of a file spell its characters. */
export interface DetectedEncoding {
  /** A label of the WHATWG Encoding Standard, or what the file says where there is no such label. */
  readonly label: string;
  /** Bytes of the byte order mark. */
  readonly markLength: number;
}

const marks: readonly (readonly [bytes: readonly number[], label: string])[] = [
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Characters in which an XML declaration says its encoding, if at all. */
const declarationLength = 256;

/**
 * The encoding of a file by its first bytes (XML 1.0, appendix F): byte order mark, zeros of UTF-16, XML declaration,
 * else UTF-8. A declaration of UTF-16 that can be read byte by byte is wrong, and the file counts as UTF-8.
 */
export function detectEncoding(start: Uint8Array): DetectedEncoding {
  for (const [bytes, label] of marks) {
    if (bytes.every((byte, index) => start[index] === byte)) return { label, markLength: bytes.length };
  }
  if (start[0] === 0x3c && start[1] === 0) return { label: 'utf-16le', markLength: 0 };
  if (start[0] === 0 && start[1] === 0x3c) return { label: 'utf-16be', markLength: 0 };
  const head = String.fromCharCode(...start.subarray(0, declarationLength));
  const declared = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'<>]{1,40})["']/.exec(head)?.[1]?.toLowerCase();
  const label =
    declared === undefined || /^(utf-?16|ucs-?2|iso-10646-ucs-2)/.test(declared) ? 'utf-8' : declared;
  return { label, markLength: 0 };
}
