import fc from 'fast-check';
import { termStatuses } from '#engine/glossary';
import { type InlineItem, type InlineText, makeInlineText } from '#engine/inline';
import {
  type ExchangeDocument,
  type ExchangeMatch,
  type ExchangeSegment,
  type ExchangeTerm,
  type JsonValue,
  segmentStates,
} from '#engine/interchange';
import { arbitraryInlineText, arbitraryWords } from './inline-arbitrary.ts';

/** A well-formed target for a source: other words, the codes kept, whole stretches in another order. */
export function rearrange(source: InlineText, words: string, reverse: boolean): InlineText {
  const chunks: InlineItem[][] = [];
  let depth = 0;
  for (const item of source.items) {
    if (depth === 0) chunks.push([]);
    if (item.kind === 'open') depth++;
    if (item.kind === 'close') depth--;
    chunks.at(-1)!.push(item.kind === 'text' ? { kind: 'text', text: words + item.text } : item);
  }
  return makeInlineText((reverse ? chunks.reverse() : chunks).flat(), source.codes);
}

const arbitraryTarget = fc.record({
  words: arbitraryWords,
  reverse: fc.boolean(),
  state: fc.constantFrom(...segmentStates, undefined),
  subState: fc.option(arbitraryWords, { nil: undefined }),
});

const arbitraryMatch: fc.Arbitrary<ExchangeMatch> = fc
  .tuple(arbitraryInlineText(), arbitraryWords, fc.integer({ min: 0, max: 101 }), arbitraryWords)
  .map(([source, words, score, origin]) => ({
    source,
    target: rearrange(source, words, score % 2 === 0),
    score,
    origin,
  }));

const arbitraryStatus = fc.constantFrom(...termStatuses);
const arbitraryTerm: fc.Arbitrary<ExchangeTerm> = fc.record(
  {
    source: arbitraryWords,
    status: arbitraryStatus,
    targets: fc.array(fc.record({ text: arbitraryWords, status: arbitraryStatus }), { maxLength: 2 }),
    place: fc.record({ start: fc.nat(999), end: fc.nat(999) }),
  },
  { requiredKeys: ['source', 'status', 'targets'] },
);

/** Lists that are absent rather than empty. */
function few<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<readonly T[] | undefined> {
  return fc.array(arbitrary, { maxLength: 2 }).map((list) => (list.length === 0 ? undefined : list));
}

const arbitraryExtras = fc
  .record({ notes: few(arbitraryWords), matches: few(arbitraryMatch), terms: few(arbitraryTerm) })
  .map(({ notes, matches, terms }) => ({
    ...(notes && { notes }),
    ...(matches && { matches }),
    ...(terms && { terms }),
  }));

function arbitrarySegment(id: string): fc.Arbitrary<ExchangeSegment> {
  return fc
    .tuple(
      arbitraryInlineText({ overlaps: true }),
      fc.option(arbitraryTarget, { nil: undefined }),
      arbitraryExtras,
    )
    .map(([source, plan, extras]) => {
      if (plan === undefined) return { id, source, ...extras };
      const target = rearrange(source, plan.words, plan.reverse);
      const isEmpty = target.items.length === 0 && (plan.state ?? 'initial') === 'initial';
      return {
        id,
        source,
        ...(!isEmpty && { target }),
        ...(plan.state && { state: plan.state }),
        ...(plan.state && plan.subState !== undefined && { subState: plan.subState }),
        ...extras,
      };
    });
}

const arbitraryId = fc.oneof(
  fc.stringMatching(/^[a-z0-9-]{1,8}$/),
  arbitraryWords.filter((id) => id !== ''),
  fc.constantFrom('_x0041_', 'a b', '_x005F_x'),
);

/** A key `__proto__` is no part of the law: the reader of JSON leaves it out, because it can be an attack. */
function withoutPrototypeKeys(value: unknown): JsonValue {
  const plain = JSON.stringify(value, (_, inner) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).filter(([key]) => key !== '__proto__'));
  });
  return JSON.parse(plain);
}

const arbitraryUnit = fc.uniqueArray(arbitraryId, { maxLength: 4 }).chain((ids) =>
  fc.record({
    id: arbitraryId,
    part: fc.constantFrom('/word/document.xml', ''),
    place: arbitraryWords,
    kind: fc.constantFrom('paragraph', 'cell', ''),
    context: fc.dictionary(
      fc.oneof(
        fc.constantFrom('style', 'heading'),
        arbitraryWords.filter((key) => key !== '__proto__'),
      ),
      arbitraryWords,
      {
        noNullPrototype: true,
        maxKeys: 3,
      },
    ),
    notes: fc.array(arbitraryWords, { maxLength: 2 }),
    segments: fc.tuple(...ids.map(arbitrarySegment)),
  }),
);

/** Documents with everything an exchange format has to carry. */
export const arbitraryExchangeDocument: fc.Arbitrary<ExchangeDocument> = fc.record({
  original: arbitraryWords,
  sourceHash: fc.stringMatching(/^[0-9a-f]{64}$/),
  sourceLanguage: fc.constantFrom('en', 'de-CH', 'zh-Hant-TW'),
  targetLanguage: fc.constantFrom('fr', 'ar'),
  contentOptions: fc.jsonValue().map(withoutPrototypeKeys),
  units: fc.uniqueArray(arbitraryUnit, { maxLength: 3, selector: (unit) => unit.id }),
});
