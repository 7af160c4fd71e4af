import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pictureFiles, readGuide } from '#test/browser/guide';

const root = join(import.meta.dirname, '..', '..');
/** Bytes. */
const largest = 120_000;

const shown = readGuide()
  .flatMap(({ pictures }) => pictures)
  .sort();

describe('the pictures of the user’s guide', () => {
  it('are each shown once, and no others lie there', () => {
    expect(shown.length).toBeGreaterThan(0);
    expect(pictureFiles().sort()).toEqual(shown);
  });

  it('are each made by the walk through the house', () => {
    const walks = globSync(['test/browser/guide.spec.ts', 'test/support/browser/guide-*.ts'], { cwd: root });
    const walk = walks.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
    const made = [...walk.matchAll(/guide\.picture\(\w+, '([\w-]+)'/g)].map(([, name]) => name);
    expect(made.sort()).toEqual(shown);
  });

  it.each(shown)('%s is small', (name) => {
    expect(statSync(join(root, 'docs', 'guide', 'pictures', `${name}.png`)).size).toBeLessThan(largest);
  });
});

describe('the words of the user’s guide', () => {
  const sources = globSync(['src/**/*messages*.ts', 'src/pipeline/review/*.tsx'], { cwd: root });
  const said = sources.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');

  it.each(readGuide())('$name: buttons, fields and keys are called as in the console', ({ words }) => {
    expect(words.filter((word) => !said.includes(word))).toEqual([]);
  });
});
