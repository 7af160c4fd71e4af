import type { MarkupCode } from './markup-event.ts';

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const reference =
  /&(?:#x([0-9a-fA-F]{1,8});|#([0-9]{1,8});|([A-Za-z_:\u0080-\uFFFF][\w:.\-\u0080-\uFFFF]{0,63});)?/g;

/** Told what is wrong, the reference as written, and its offset in the raw text. */
export type ReportReference = (code: MarkupCode, written: string, offset: number) => void;

/**
 * Raw text with the five entities of XML and character references replaced. What cannot be replaced stays as it is
 * written and is reported. Never throws.
 */
export function resolveReferences(raw: string, report: ReportReference = () => {}): string {
  return raw.replace(reference, (written: string, hex, decimal, name, offset: number) => {
    if (name !== undefined) {
      const character = Object.hasOwn(named, name) ? named[name] : undefined;
      if (character === undefined) report('markup-entity', written, offset);
      return character ?? written;
    }
    const value = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : Number.NaN;
    if (Number.isNaN(value)) report('markup-ampersand', written, offset);
    else if (isCharacter(value)) return String.fromCodePoint(value);
    else report('markup-character', written, offset);
    return written;
  });
}

/** XML 1.0, production 2. */
function isCharacter(value: number): boolean {
  if (value < 0x20) return value === 0x9 || value === 0xa || value === 0xd;
  return value <= 0x10ffff && (value < 0xd800 || value > 0xdfff) && value !== 0xfffe && value !== 0xffff;
}
