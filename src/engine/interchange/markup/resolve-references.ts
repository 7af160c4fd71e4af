import type { MarkupCode } from './markup-event.ts';

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const reference =
  /&(?:#x([0-9a-fA-F]{1,8});|#([0-9]{1,8});|([A-Za-z_:\u0080-\uFFFF][\w:.\-\u0080-\uFFFF]{0,63});)/y;

/** Told what is wrong, the reference as written, and its offset in the raw text. */
export type ReportReference = (code: MarkupCode, written: string, offset: number) => void;

/**
 * Raw text with the five entities of XML and character references replaced. What cannot be replaced stays as it is
 * written and is reported. Never throws.
 */
export function resolveReferences(raw: string, report: ReportReference = () => {}): string {
  let resolved = '';
  let position = 0;
  for (let at = raw.indexOf('&'); at !== -1; at = raw.indexOf('&', at + 1)) {
    const resolution = resolveAt(raw, at);
    if (resolution.character === undefined) report(resolution.trouble, resolution.written, at);
    else {
      resolved += raw.slice(position, at) + resolution.character;
      position = at + resolution.written.length;
    }
  }
  return position === 0 ? raw : resolved + raw.slice(position);
}

type Resolution =
  | { readonly written: string; readonly character: string }
  | { readonly written: string; readonly character?: undefined; readonly trouble: MarkupCode };

const bare: Resolution = { written: '&', trouble: 'markup-ampersand' };

/** What the ampersand at an offset starts. */
function resolveAt(raw: string, at: number): Resolution {
  reference.lastIndex = at;
  const match = reference.exec(raw);
  if (match === null) return bare;
  const [written, hex, decimal, name] = match;
  if (name !== undefined) {
    const character = Object.hasOwn(named, name) ? named[name] : undefined;
    return character === undefined ? { written, trouble: 'markup-entity' } : { written, character };
  }
  const value = hex ? Number.parseInt(hex, 16) : Number(decimal);
  if (!isCharacter(value)) return { written, trouble: 'markup-character' };
  return { written, character: String.fromCodePoint(value) };
}

/** XML 1.0, production 2. */
function isCharacter(value: number): boolean {
  if (value < 0x20) return value === 0x9 || value === 0xa || value === 0xd;
  return value <= 0x10ffff && (value < 0xd800 || value > 0xdfff) && value !== 0xfffe && value !== 0xffff;
}
