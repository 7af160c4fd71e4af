/** A file's characters, without a byte order mark, or why they cannot be told. */
export type DecodedText = { readonly text: string } | { readonly trouble: string };

/**
 * Decodes the bytes of a text file: by its byte order mark, by the shape of UTF-16, by the encoding an XML declaration
 * names (XML 1.0, appendix F), else as UTF-8. Knows the encodings of the WHATWG Encoding Standard. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const label = detectEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8';
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    return { trouble: `unknown encoding ${label}` };
  }
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { trouble: `not valid ${label}` };
  }
}

/** From the first bytes alone. UTF-32 and EBCDIC, which no decoder here knows, fail as what they look like. */
function detectEncoding([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  return undefined;
}

const declaration = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._:-]*)["']/;

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 512));
  const label = declaration.exec(start)?.[1]?.toLowerCase();
  // Bytes that can be read as ASCII so far are no UTF-16, whatever they say: tools that rewrite files forget this.
  return label?.startsWith('utf-16') ? undefined : label;
}
