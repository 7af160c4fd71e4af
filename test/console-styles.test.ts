import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Properties and values that do not mirror, and what does. */
const physical: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [
    /(?<![\w-])(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*\s*:/,
    '-inline-start, -inline-end',
  ],
  [/(?<![\w-])(?:left|right)\s*:/, 'inset-inline-start, inset-inline-end'],
  [/(?<![\w-])(?:text-align|float|clear)\s*:\s*(?:left|right)/, 'start, end'],
  [/(?<![\w-])border-(?:top|bottom)-(?:left|right)-radius\s*:/, 'border-start-start-radius and its like'],
];

function physicalIn(css: string): string[] {
  const lines = css
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .split('\n');
  return lines.flatMap((line, index) =>
    physical
      .filter(([pattern]) => pattern.test(line))
      .map(([, instead]) => `${index + 1}: ${line.trim()}; instead: ${instead}`),
  );
}

describe('styles', () => {
  const files = globSync('assets/styles/*.css');

  test('mirror by themselves where people read from right to left', () => {
    expect(files.length).toBeGreaterThan(5);
    const found = files.flatMap((file) =>
      physicalIn(readFileSync(file, 'utf8')).map((fault) => `${file}:${fault}`),
    );
    expect(found).toEqual([]);
  });

  test('what does not mirror is noticed, what does is not', () => {
    const faulty = ['margin-left: 1px', 'left: 0', 'text-align: right', 'border-top-left-radius: 2px'];
    expect(faulty.filter((line) => physicalIn(line).length === 1)).toEqual(faulty);
    const sound = [
      'margin-inline-start: 1px',
      'text-align: start',
      'grid-column: left-start',
      '/* left: 0 */',
    ];
    expect(sound.filter((line) => physicalIn(line).length > 0)).toEqual([]);
  });
});
