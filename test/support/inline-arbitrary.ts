import fc from 'fast-check';
import {
  type CodeType,
  type InlineCode,
  type InlineItem,
  type InlineText,
  makeInlineText,
} from '#engine/inline';

const pairedTypes: CodeType[] = ['format', 'format', 'hyperlink', 'field', 'control', 'markup', 'comment'];
const standaloneTypes: CodeType[] = [
  'tab',
  'line-break',
  'note-reference',
  'image',
  'symbol',
  'pattern',
  'bookmark',
];

const awkward = [
  '<1>',
  '</2>',
  '<3/>',
  '< 1 />',
  '</1/>',
  '<01>',
  '&lt;',
  '&amp;',
  '&amp;lt;',
  '<',
  '>',
  '&',
  '1>',
  '/2>',
  ']]>',
  ' ',
  '\n',
  '\t',
  '\r',
  '\uFFFC',
  '\u0000',
  '\u0007',
  '\uFFFF',
  'é',
  '漢字',
  '😀',
  '"',
  "'",
  '{',
  '\\',
];

/** Plain stretches with what trips readers of marks, escapes and XML; well-formed UTF-16. */
export const arbitraryWords = fc
  .array(
    fc.oneof(
      fc.constantFrom(...awkward),
      fc.string({ maxLength: 6, unit: 'grapheme' }),
      fc.constantFrom('word', 'two words', '42', '. '),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));

function arbitraryCode(id: number, paired: boolean): fc.Arbitrary<InlineCode> {
  return fc.record({
    id: fc.constant(id),
    paired: fc.constant(paired),
    type: fc.constantFrom(...(paired ? pairedTypes : standaloneTypes)),
    hint: fc.oneof(fc.constantFrom('', 'bold, red', 'footnote 3'), arbitraryWords),
    equivalent: paired ? fc.constant('') : fc.oneof(fc.constantFrom('', '\t', 'Figure 3'), arbitraryWords),
    deletable: fc.boolean(),
    movable: fc.boolean(),
  });
}

type Step =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'standalone' | 'open' }
  | { readonly kind: 'close'; readonly which: number };

function arbitrarySteps(overlaps: boolean): fc.Arbitrary<Step[]> {
  return fc.array(
    fc.oneof(
      { weight: 3, arbitrary: arbitraryWords.map((text): Step => ({ kind: 'text', text })) },
      { weight: 1, arbitrary: fc.constant<Step>({ kind: 'standalone' }) },
      { weight: 2, arbitrary: fc.constant<Step>({ kind: 'open' }) },
      { weight: 2, arbitrary: fc.nat(overlaps ? 3 : 0).map((which): Step => ({ kind: 'close', which })) },
    ),
    { maxLength: 14 },
  );
}

/** Balanced inline texts; with `overlaps`, pairs may cross one another as comment ranges do. */
export function arbitraryInlineText({ overlaps = false } = {}): fc.Arbitrary<InlineText> {
  return arbitrarySteps(overlaps).chain((steps) => {
    const items: InlineItem[] = [];
    const open: number[] = [];
    const paired: boolean[] = [];
    for (const step of steps) {
      if (step.kind === 'text') items.push(step);
      else if (step.kind === 'close') {
        const [id] = open.splice(Math.max(0, open.length - 1 - step.which), 1);
        if (id !== undefined) items.push({ kind: 'close', id });
      } else {
        paired.push(step.kind === 'open');
        items.push({ kind: step.kind, id: paired.length });
        if (step.kind === 'open') open.push(paired.length);
      }
    }
    for (const id of open.reverse()) items.push({ kind: 'close', id });
    return fc
      .tuple(...paired.map((isPaired, index) => arbitraryCode(index + 1, isPaired)))
      .map((codes) => makeInlineText(items, new Map(codes.map((code) => [code.id, code]))));
  });
}
