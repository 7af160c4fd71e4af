import { expect, it } from 'vitest';
import { markedText } from '#engine/inline';
import type { ExchangeDocument } from '#engine/interchange';
import { readXliff12, writeXliff12 } from '#engine/interchange/xliff12';
import { marked } from '#test/marked';
import { addSuggestions } from './add-suggestions.ts';
import { makeLeverage } from './leverage.ts';

const document: ExchangeDocument = {
  original: 'a.docx',
  sourceHash: '0'.repeat(64),
  sourceLanguage: 'en',
  targetLanguage: 'de',
  contentOptions: {},
  units: ['Open the file now.', '<1/>Press the <2>button</2>.', 'Nothing is known here.'].map(
    (text, index) => ({
      id: `p${index}`,
      part: '/word/document.xml',
      place: `paragraph ${index + 1}`,
      kind: 'paragraph',
      context: {},
      notes: [],
      segments: [{ id: `p${index}.1`, source: marked(text) }],
    }),
  ),
};
const unitOf = (id: string, source: string, target: string) => ({
  id,
  memory: 'main',
  source: marked(source),
  target: marked(target),
});
const leverage = makeLeverage({
  units: [
    {
      ...unitOf('1', 'Open the file now.', 'Jetzt die Datei öffnen.'),
      previous: '',
      next: 'Press the button.',
    },
    unitOf('2', 'Open the file.', 'Die Datei öffnen.'),
    unitOf('3', 'Press the knob.', 'Den Regler drücken.'),
  ],
  glossaries: [
    {
      name: 'terms',
      concepts: [
        {
          id: 'c1',
          terms: [
            { language: 'en', text: 'button', status: 'preferred' },
            { language: 'de', text: 'Taste', status: 'preferred' },
            { language: 'de', text: 'Knopf', status: 'forbidden' },
          ],
        },
      ],
    },
  ],
  findings: [],
  from: 'en',
  to: 'de',
});

it('gives each segment what memories and glossaries know, which survives the journey', () => {
  const suggested = addSuggestions(document, leverage);
  const [first, second, third] = suggested.units.flatMap(({ segments }) => segments);
  expect(first!.matches!.map(({ score, origin }) => [score, origin])).toEqual([
    [101, 'main'],
    [expect.any(Number), 'main'],
  ]);
  expect(markedText(first!.matches![0]!.target)).toBe('Jetzt die Datei öffnen.');
  expect(second!.terms).toEqual([
    {
      source: 'button',
      status: 'preferred',
      targets: [
        { text: 'Taste', status: 'preferred' },
        { text: 'Knopf', status: 'forbidden' },
      ],
      place: { start: 11, end: 17 },
    },
  ]);
  expect(third).toEqual(document.units[2]!.segments[0]);
  expect(readXliff12(writeXliff12(suggested))).toEqual({ document: suggested, findings: [] });
});
