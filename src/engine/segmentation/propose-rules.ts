import type { SrxRule } from '#engine/segmentation/srx';

/** A place in a text that is to end a segment, or to end none any more. */
export interface DisputedPlace {
  readonly kind: 'split' | 'join';
  /** Text in front of the place and behind it, white space included. */
  readonly before: string;
  readonly after: string;
}

/** How far a proposed rule reaches: `exact` words on both sides, the `word` in front, or its closing `mark` alone. */
export type RuleScope = 'exact' | 'word' | 'mark';

export interface ProposedRule {
  readonly scope: RuleScope;
  readonly rule: SrxRule;
  /** Text that stands wherever the rule applies, for finding such places quickly. */
  readonly clue: string;
}

/** Most characters of a word that a rule names: scripts without blanks have no words to end at. */
const longestWord = 24;

/**
 * Rules that would end a segment at a place, or keep it from ending there, the narrowest first; none where the place has
 * nothing on one of its sides. Each can be used: they are made of literal characters and white space only.
 */
export function proposeRules({ kind, before, after }: DisputedPlace): ProposedRule[] {
  const front = lastWord(before);
  const back = firstWord(after);
  if (front === '' || back === '') return [];
  const isSpaced = /\s$/.test(before) || /^\s/.test(after);
  const space = isSpaced ? '\\s+' : '';
  const rule = (start: string, end: string): SrxRule => ({
    break: kind === 'split',
    before: start,
    after: space + end,
  });
  const word = `${/^[\p{L}\p{N}]/u.test(front) && isSpaced ? '\\b' : ''}${escaped(front)}`;
  const found: ProposedRule[] = [{ scope: 'exact', rule: rule(word, escaped(back)), clue: front }];
  if (isSpaced) found.push({ scope: 'word', rule: rule(word, ''), clue: front });
  const mark = /[\p{P}\p{S}]$/u.exec(front)?.[0];
  if (kind === 'split' && mark !== undefined && mark !== front)
    found.push({ scope: 'mark', rule: rule(escaped(mark), ''), clue: mark });
  return found;
}

function lastWord(text: string): string {
  const word = /\S+$/.exec(text.trimEnd())?.[0] ?? '';
  return [...word].slice(-longestWord).join('');
}

function firstWord(text: string): string {
  const word = /^\S+/.exec(text.trimStart())?.[0] ?? '';
  return [...word].slice(0, longestWord).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|\-&#]/g, '\\$&');
}
