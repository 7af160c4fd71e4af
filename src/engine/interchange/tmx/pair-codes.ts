import type { FindingCollector } from './finding-collector.ts';
import type { ReadCode, ReadItem } from './segment-frame.ts';
import type { TmxContent } from './tmx-unit.ts';

/** A code with its other half, if it has two. */
export interface PairedCode extends ReadCode {
  readonly isPair: boolean;
  readonly endContent: readonly TmxContent[];
}

/** An item of a segment whose pairs are found: both halves have the same code. */
export type PairedItem =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close' | 'standalone'; readonly code: PairedCode };

/**
 * Finds for each `<ept>` the last open `<bpt>` of the same `i`; pairs may overlap. A half that stays alone becomes what
 * `<it>` is for, and is reported.
 */
export function pairCodes(items: readonly ReadItem[], findings: FindingCollector): PairedItem[] {
  const codes = new Map<ReadCode, PairedCode>();
  const open = new Map<string, ReadCode[]>();
  for (const item of items) {
    if (item.kind === 'text' || codes.has(item.code)) continue;
    const { code } = item;
    const alike = open.get(code.i);
    if (code.element === 'bpt') {
      checkNumber(code, alike !== undefined, findings);
      if (alike) alike.push(code);
      else open.set(code.i, [code]);
    } else if (code.element === 'ept') {
      const start = alike?.pop();
      if (start === undefined) codes.set(code, loneHalf(code, findings));
      else {
        const pair = { ...start, isPair: true, endContent: code.content };
        codes.set(start, pair).set(code, pair);
      }
    } else {
      if (code.element === 'it') checkPosition(code, findings);
      codes.set(code, wholeCode(code, item.kind !== 'standalone'));
    }
  }
  for (const lone of [...open.values()].flat()) codes.set(lone, loneHalf(lone, findings));
  return items.map((item) => (item.kind === 'text' ? item : withCode(item.kind, codes.get(item.code)!)));
}

function withCode(kind: 'open' | 'close' | 'standalone', code: PairedCode): PairedItem {
  return { kind: code.isPair ? kind : 'standalone', code };
}

/** A code that needs no partner; an element TMX does not define becomes the codes that its tags are. */
function wholeCode({ tags, ...code }: ReadCode, isPair: boolean): PairedCode {
  if (tags === undefined) return { ...code, isPair, endContent: [] };
  if (!isPair) return { ...code, element: 'ph', content: [tags.empty], isPair, endContent: [] };
  return { ...code, element: 'bpt', content: [tags.start], isPair, endContent: [tags.end] };
}

function checkNumber(code: ReadCode, isUsed: boolean, findings: FindingCollector): void {
  if (code.i === '') findings.report('tmx-code-attribute', code, 'bpt without i');
  else if (isUsed) findings.report('tmx-code-duplicate', code, `i="${code.i}"`);
}

function checkPosition(code: ReadCode, findings: FindingCollector): void {
  const { pos = '' } = code.attributes;
  if (pos !== 'begin' && pos !== 'end') findings.report('tmx-code-attribute', code, 'it without pos');
}

function loneHalf(code: ReadCode, findings: FindingCollector): PairedCode {
  findings.report('tmx-code-unpaired', code, `${code.element} i="${code.i}"`);
  const pos = code.element === 'bpt' ? 'begin' : 'end';
  return { ...code, element: 'it', attributes: { pos, ...code.attributes }, isPair: false, endContent: [] };
}
