import { boundedPattern } from '#engine/checks';
import { knownForms, type Stretch } from './known-forms.ts';

export type MaskingKind = keyof typeof knownForms;

/** What is masked: data known by its form, and matches of further expressions. */
export interface Masking {
  readonly kinds: readonly MaskingKind[];
  readonly patterns: readonly { readonly name: string; readonly expression: string }[];
}

export interface PersonalData extends Stretch {
  /** A kind, or `data` for what a pattern found: its name may itself tell too much. */
  readonly kind: string;
}

/** Finds what is masked in a text: stretches in order that do not overlap. */
export type Finder = (text: string) => PersonalData[];

/** Keeps its place, and is no letter and no digit. */
const blank = '\uE000';
/** What masking uncovers, such as digits that adjoined others, is looked for again. */
const mostRounds = 8;

/** Throws a RangeError for an expression that cannot be tried at bounded cost: nothing is sent unmasked for it. */
export function finderOf({ kinds, patterns }: Masking): Finder {
  const forms = kinds.map((kind) => ({ kind: kind as string, find: knownForms[kind] }));
  for (const { name, expression } of patterns) {
    const bounded = boundedPattern(expression, false);
    if (!bounded) throw new RangeError(`masking pattern “${name}” cannot be used`);
    const every = new RegExp(bounded.source, `${bounded.flags}g`);
    forms.push({ kind: 'data', find: (text) => stretchesOf(text, every) });
  }
  return (text) => {
    let found: PersonalData[] = [];
    let left = text;
    for (let round = 0; round < mostRounds; round++) {
      const more = forms.flatMap(({ kind, find }) => find(left).map((stretch) => ({ ...stretch, kind })));
      const fresh = more.filter(({ start, end }) => hasText(left.slice(start, end)));
      if (fresh.length === 0) break;
      found = merge([...found, ...fresh]);
      left = blankOut(text, found);
    }
    return found;
  };
}

function stretchesOf(text: string, every: RegExp): Stretch[] {
  return [...text.matchAll(every)]
    .filter(([match]) => match !== '')
    .map(({ 0: match, index }) => ({ start: index, end: index + match.length }));
}

function hasText(stretch: string): boolean {
  return stretch.replaceAll(blank, '') !== '';
}

function merge(found: PersonalData[]): PersonalData[] {
  const merged: PersonalData[] = [];
  for (const one of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && one.start < last.end)
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, one.end) };
    else merged.push(one);
  }
  return merged;
}

function blankOut(text: string, found: readonly Stretch[]): string {
  let left = '';
  let at = 0;
  for (const { start, end } of found) {
    left += text.slice(at, start) + blank.repeat(end - start);
    at = end;
  }
  return left + text.slice(at);
}
