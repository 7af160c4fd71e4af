import type { ContentOptions } from './content-options.ts';

/**
 * One expression for everything that becomes a code inside text: the option's patterns and the words that are not to
 * be translated (as whole words). Undefined if there is nothing. Throws a SyntaxError for an invalid pattern, which
 * reading the options reports beforehand.
 */
export function codePattern({ codePatterns, doNotTranslate }: ContentOptions): RegExp | undefined {
  const terms = [...doNotTranslate]
    .sort((a, b) => b.length - a.length)
    .map((term) => `(?<![\\p{L}\\p{N}])${term.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?![\\p{L}\\p{N}])`);
  const sources = [...numberedOn(codePatterns), ...terms];
  return sources.length === 0 ? undefined : new RegExp(sources.join('|'), 'gu');
}

/** The patterns as parts of one expression: references to groups by number count the groups of those before. */
function numberedOn(patterns: readonly string[]): string[] {
  let groups = 0;
  return patterns.map((pattern) => {
    const moved = pattern.replace(/\\(?:([1-9]\d*)|.)/gsu, (whole, number) =>
      number ? `\\${Number(number) + groups}` : whole,
    );
    groups += new RegExp(`${pattern}|`, 'u').exec('')!.length - 1;
    return `(?:${moved})`;
  });
}
