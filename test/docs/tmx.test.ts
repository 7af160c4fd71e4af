import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { markedText } from '#engine/inline';
import { pairUnit } from '#engine/interchange/tmx';
import { readTmxText, tmxText } from '#test/tmx';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'formats', 'tmx.md'), 'utf8');
const example = /```xml\n([^`]*)```/.exec(page)![1]!;

it('shows in docs/formats/tmx.md a file as it is written, with its codes and context', async () => {
  const { header, units, findings } = await readTmxText(example);
  expect(findings).toEqual([]);
  expect(tmxText(header!, units)).toBe(example);
  const [pair] = pairUnit(units[0]!, { source: 'en', target: 'fr', memory: 'm', id: '1' }).units;
  expect(markedText(pair!.target)).toBe('Appuyez sur <1>Démarrer</1><2/>.');
  expect(pair).toMatchObject({
    previous: 'Close the lid.',
    next: '',
    changedAt: '2026-01-31T12:00:00Z',
    changedBy: 'anna',
  });
  expect([...pair!.source.codes.values()]).toEqual([
    { id: 1, paired: true, type: 'format', hint: 'bold', equivalent: '', deletable: true, movable: true },
    {
      id: 2,
      paired: false,
      type: 'note-reference',
      hint: 'footnote 3',
      equivalent: '',
      deletable: false,
      movable: true,
    },
  ]);
});
