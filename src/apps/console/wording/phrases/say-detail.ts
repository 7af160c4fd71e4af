import type { Phrases } from './wording.ts';

/**
 * A detail in other words: part by part between its commas, but for those in brackets, where each part is a phrase, else
 * as one phrase. Values stay, but for those that are phrases themselves; what no phrase fits stays as it is.
 *
 * @example
 * sayDetail('line 3, column 5', { 'line {}': 'Zeile {}', 'column {}': 'Spalte {}' });
 */
export function sayDetail(detail: string, phrases: Phrases = {}): string {
  return sayNested(detail, phrases, 0);
}

/** Phrases within phrases: deeper ones are no words of Verso, but of somebody whose answer is told. */
const deepest = 4;

function sayNested(detail: string, phrases: Phrases, depth: number): string {
  if (depth > deepest) return detail;
  const parts = detail.split(/, (?![^()]*\))/);
  const said = parts.map((part) => sayPhrase(part, phrases, depth));
  const whole = said.includes(undefined) ? sayPhrase(detail, phrases, depth) : undefined;
  return whole ?? parts.map((part, index) => said[index] ?? part).join(', ');
}

function sayPhrase(text: string, phrases: Phrases, depth: number): string | undefined {
  for (const [phrase, said] of Object.entries(phrases)) {
    const values = patternOf(phrase).exec(text)?.slice(1);
    if (values) return said.replaceAll('{}', () => sayNested(values.shift()!, phrases, depth + 1));
  }
  return undefined;
}

const patterns = new Map<string, RegExp>();

function patternOf(phrase: string): RegExp {
  let pattern = patterns.get(phrase);
  if (!pattern) {
    const fixed = phrase.split('{}').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    pattern = new RegExp(`^${fixed.join('(.*?)')}$`, 'su');
    patterns.set(phrase, pattern);
  }
  return pattern;
}
