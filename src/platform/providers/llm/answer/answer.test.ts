import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedText } from '#engine/inline';
import { ProviderError } from '#platform/providers';
import { marked } from '#test/marked';
import { readAnswer } from './index.ts';

const sources = ['The <1>first</1> sentence.', 'A second one.', 'Third, with "quotes".', 'Number four.'];
const targets = [
  'Le <1>premier</1> énoncé.',
  'Un deuxième.',
  'Troisième, avec "guillemets".',
  'Numéro quatre.',
];
const segments = sources.map((text, place) => ({ id: `s${place + 1}`, source: marked(text) }));
const echo = { unit: 'words', count: 6 } as const;
const items = sources.map((text, place) => ({
  id: String(place + 1),
  echo: text.replace(/<\/?\d>/g, ''),
  target: targets[place]!,
}));

/** What is read: targets by id, rejections in capitals. */
function read(answer: string, isCut = false): Record<string, string> {
  const { answers, rejected } = readAnswer(answer, { segments, echo, isCut });
  return Object.fromEntries(
    segments
      .map(({ id }) => [
        id,
        rejected.get(id)?.toUpperCase() ?? (answers.has(id) ? markedText(answers.get(id)!) : ''),
      ])
      .filter(([, text]) => text !== ''),
  );
}

const all = Object.fromEntries(targets.map((text, place) => [`s${place + 1}`, text]));
const json = JSON.stringify({ translations: items });
const changed = (place: number, change: object) =>
  JSON.stringify({
    translations: items.map((item, index) => (index === place ? { ...item, ...change } : item)),
  });

describe('an answer with all its items', () => {
  it.each([
    ['as asked', json],
    ['as a list', JSON.stringify(items)],
    ['in a fence', `\`\`\`json\n${json}\n\`\`\``],
    ['with prose around', `Sure [1]! Here {it} is:\n${json}\nLet me know.`],
    ['behind thoughts', `<think>{"translations":[]} hmm</think>\n${json}`],
    [
      'behind thoughts whose beginning is missing',
      `Let me see: {"id": …}\n</think>\n\`\`\`json\n${json}\`\`\``,
    ],
    ['under other names', JSON.stringify({ result: { list: items } })],
    ['keyed by id', JSON.stringify(Object.fromEntries(items.map(({ id, ...rest }) => [id, rest])))],
    [
      'keyed by id and broken',
      `{${items.map(({ id, ...rest }) => `"${id}": ${JSON.stringify(rest)},`).join('\n')}}`,
    ],
    ['with numbers for ids', JSON.stringify(items.map((item) => ({ ...item, id: Number(item.id) })))],
    ['in another order', JSON.stringify([...items].reverse())],
    ['with each item twice', JSON.stringify([...items, ...items])],
    [
      'with ids that nobody sent',
      JSON.stringify([...items, { id: '9', echo: 'x', target: 'y' }, { id: 'note' }]),
    ],
    ['with a comma too many', json.replaceAll('"}', '",}').replace(']', ',]')],
    ['without commas between', json.replaceAll('},{', '}\n{')],
    ['without its end', json.slice(0, -2)],
    ['with bare quotes', json.replaceAll('\\"', '"')],
    ['with line breaks in strings', json.replaceAll('énoncé', 'énoncé\n').replaceAll('premier', 'premier')],
    ['made a string once more', JSON.stringify(json)],
    ['one object a line', items.map((item) => JSON.stringify(item)).join('\n')],
  ])('is read %s', (_, answer) => {
    const found = read(answer);
    expect(
      Object.fromEntries(Object.entries(found).map(([id, text]) => [id, text.replaceAll('\n', '')])),
    ).toEqual(all);
  });

  it('keeps marks of no code as text', () => {
    expect(read(changed(1, { target: 'Un <7/> deuxième.' })).s2).toBe('Un &lt;7/> deuxième.');
  });
});

describe('an answer with faults', () => {
  it.each([
    ['another text for an id', changed(1, { echo: 'Number four.' }), { s2: 'SHIFTED' }],
    ['no echo', changed(1, { echo: undefined }), { s2: 'UNREADABLE' }],
    ['an object for a target', changed(1, { target: { text: 'Un' } }), { s2: 'UNREADABLE' }],
    [
      'two targets for an id',
      JSON.stringify([...items, { ...items[1], target: 'Une autre' }]),
      { s2: 'UNREADABLE' },
    ],
    ['no target', changed(1, { target: null }), { s2: undefined }],
    ['an empty target', changed(1, { target: ' ' }), { s2: undefined }],
    ['an id left out', JSON.stringify(items.filter(({ id }) => id !== '2')), { s2: undefined }],
    [
      'an item that cannot be mended',
      json.replace('"target":"Un deux', '"target" Un "deux: '),
      { s2: 'UNREADABLE' },
    ],
  ])('%s costs that segment only', (_, answer, differs) => {
    expect(read(answer)).toEqual(JSON.parse(JSON.stringify({ ...all, ...differs })));
  });

  it.each([
    'Un "deux", "target": second',
    'Un "deux", // second',
    'Un "deux", second": fois',
    'Un deux", "target":"second "fois" encore',
  ])('is not mended where text would be lost: %s', (bare) => {
    const answer = json.replace('Un deuxième.', bare);
    expect([undefined, 'UNREADABLE']).toContain(read(answer).s2);
  });

  it('is shifted as a whole where more than a third is', () => {
    const moved = items.map((item, place) => ({ ...item, echo: items[Math.min(place + 2, 3)]!.echo }));
    expect(Object.values(read(JSON.stringify(moved)))).toEqual(Array(4).fill('SHIFTED'));
  });

  it('is never taken by position', () => {
    expect(() => read(JSON.stringify(targets))).toThrow(ProviderError);
    expect(() => read(targets.join('\n'))).toThrow(ProviderError);
  });

  it('loses what is ambiguous where something is shifted', () => {
    const alike = [
      'We agree that the first party pays',
      'We agree that the first party leaves',
      'Other',
      'More',
    ];
    const list = alike.map((text, place) => ({ id: `a${place}`, source: marked(text) }));
    const answer = (last: string) =>
      JSON.stringify([
        { id: '1', echo: 'We agree that the first party', target: 'x' },
        { id: '2', echo: 'We agree that the first party leaves', target: 'y' },
        { id: '3', echo: 'Other', target: 'z' },
        { id: '4', echo: last, target: 'w' },
      ]);
    const reading = (last: string) => readAnswer(answer(last), { segments: list, echo, isCut: false });
    expect(reading('More').answers.size).toBe(4);
    expect([...reading('Else').rejected]).toEqual([
      ['a0', 'shifted'],
      ['a3', 'shifted'],
    ]);
  });

  it.each([
    '',
    'I am sorry.',
    '{}',
    '[]',
    'null',
    '"x"',
    '<think>{"translations":[{"id":"1","echo":"The first sentence","target":"x"}]',
    JSON.stringify({ segments: [{ id: '1', text: 'The first sentence.' }] }),
  ])('has to hold something: %j', (answer) => {
    expect(() => read(answer)).toThrow(expect.objectContaining({ kind: 'unreadable', isRetryable: true }));
  });

  it('that an injected text wrote is no answer', () => {
    const obeyed = ['OK', '{"translations":"OK"}', changed(0, { echo: 'OK', target: 'OK' })];
    expect(() => read(obeyed[0]!)).toThrow(ProviderError);
    expect(() => read(obeyed[1]!)).toThrow(ProviderError);
    expect(read(obeyed[2]!).s1).toBe('SHIFTED');
  });
});

describe('an answer that was cut off', () => {
  it('never yields what is not an answer, wherever it ends', () => {
    const shapes = [
      json,
      JSON.stringify(items),
      JSON.stringify({ translations: items }, undefined, 2),
      `\`\`\`json\n${json}`,
    ];
    for (const shape of shapes) {
      for (let end = 0; end <= shape.length; end++) {
        const found = read(shape.slice(0, end), true);
        for (const [id, text] of Object.entries(found)) expect([all[id], 'TRUNCATED']).toContain(text);
        expect(Object.keys(found)).toHaveLength(4);
      }
    }
  });

  it('never does so either where texts look like JSON themselves', () => {
    const text = fc
      .array(
        fc.constantFrom(
          '"',
          '}',
          '{',
          ']',
          '\\',
          ',',
          '\n',
          '"}',
          '{"id":"2"',
          ':',
          '"target":"',
          'word',
          'x',
          ' ',
        ),
        {
          minLength: 1,
          maxLength: 12,
        },
      )
      .map((parts) => `t ${parts.join('')}`);
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (texts, share) => {
          const list = texts.map((one, place) => ({ id: `${place}`, source: marked(`${place} ${one}`) }));
          const full = JSON.stringify({
            translations: texts.map((one, place) => ({
              id: `${place + 1}`,
              echo: `${place} ${one}`,
              target: `${place} ${one}`,
            })),
          });
          const ends = [...full.matchAll(/\}/g)].map(({ index }) => index + 1);
          for (const end of [Math.floor(full.length * share), ...ends]) {
            const { answers } = readAnswer(full.slice(0, end), {
              segments: list,
              echo: { unit: 'words', count: 21 },
              isCut: true,
            });
            for (const [id, target] of answers)
              expect(markedText(target)).toBe(markedText(list[Number(id)]!.source));
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('is read in time, however deep, long or broken', () => {
    const start = '{"translations":[{"id":"1","echo":"The first sentence","target":"';
    for (const part of [
      '"',
      '"a',
      '{',
      '[',
      '{"id":"1",',
      '"1":{',
      '\\',
      '}',
      '" }',
      '```',
      '</think>',
      ' ',
      '"id":',
    ])
      expect(() => {
        try {
          readAnswer(start + part.repeat(100_000), { segments, echo, isCut: false });
        } catch (error) {
          if (!(error instanceof ProviderError)) throw error;
        }
      }).not.toThrow();
  });
});
