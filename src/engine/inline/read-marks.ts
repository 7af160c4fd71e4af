import type { InlineCode, InlineText } from './inline-text.ts';
import { markPattern } from './marked-text.ts';
import { parseMarkedText } from './parse-marked-text.ts';

/**
 * Reads marked text that comes without its codes, as programs send it: `Press <1>Start</1><2/>`. A number that is closed
 * somewhere is a pair, any other stands alone; of what a code is nothing is known but that a translation keeps it. Never
 * throws; marks that make no sense stay literal text.
 */
export function readMarks(marked: string): InlineText {
  const codes = new Map<number, InlineCode>();
  const closed = new Set<number>();
  for (const [, slashBefore, digits, slashBehind] of marked.matchAll(markPattern))
    if (slashBefore && !slashBehind) closed.add(Number(digits));
  for (const [, , digits] of marked.matchAll(markPattern)) {
    const id = Number(digits);
    codes.set(id, { ...unknown, id, paired: closed.has(id) });
  }
  return parseMarkedText(marked, codes).text;
}

const unknown = { type: 'other', hint: '', equivalent: '', deletable: false, movable: true } as const;
