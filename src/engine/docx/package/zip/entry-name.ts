import { UTF8_NAME } from './archive.ts';
import { fail } from './fault.ts';

/** Upper half of code page 437, the encoding of names without the UTF-8 flag (APPNOTE appendix D). */
const codePage437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The characters of a stored name. Without the UTF-8 flag the bytes are code page 437 by the letter of the format,
 * but writers that forget the flag are common and their names are almost never valid UTF-8 by chance.
 */
export function decodeEntryName(bytes: Uint8Array, flags: number): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    if (flags & UTF8_NAME) return fail('zip-damaged', 'a name that is not valid UTF-8');
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : codePage437[byte - 0x80]!,
    ).join('');
  }
}

/**
 * Refuses names that mean another place to some reader: absolute, with drive letters, backslashes, control
 * characters, or with empty, `.` or `..` segments, also where these are percent-encoded (ECMA-376-2, 6.2.2).
 */
export function checkEntryName(name: string): void {
  for (const spelling of [name, percentDecoded(name)]) {
    const path = spelling.endsWith('/') ? spelling.slice(0, -1) : spelling;
    const segments = path.split('/');
    const isUnsafe =
      /[\\\x00-\x1f]/.test(path) ||
      /^[A-Za-z]:/.test(path) ||
      segments.some((segment) => segment === '' || segment === '.' || segment === '..') ||
      (spelling !== name && segments.length !== name.replace(/\/$/, '').split('/').length);
    if (isUnsafe) fail('zip-unsafe-name', JSON.stringify(name.slice(0, 100)));
  }
}

/** What OPC compares names by: percent-decoded and without regard to case (ECMA-376-2, 6.3.5). */
export function nameKey(name: string): string {
  return percentDecoded(name).toLowerCase();
}

function percentDecoded(name: string): string {
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name.replace(/%([0-7][0-9a-fA-F])/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
}
