import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodes, equalInline, type InlineText, makeInlineText, plainText } from '#engine/inline';
import { copyProvider, type Provider, type ProviderRequest } from '#platform/providers';
import { arbitraryInlineText } from '#test/inline-arbitrary';
import { marked } from '#test/marked';
import { finderOf, type Masking } from './find-personal-data.ts';
import { maskProvider } from './mask-provider.ts';

const masking: Masking = {
  kinds: ['email', 'phone', 'iban', 'card'],
  patterns: [{ name: 'customers', expression: 'K-\\d{6}' }],
};
const find = finderOf(masking);
const personal = [
  'anna.berg@example.org',
  'DE89 3704 0044 0532 0130 00',
  'GB82WEST12345698765432',
  '4111 1111 1111 1111',
  '+49 30 1234567',
  '(555) 123-4567',
  'K-123456',
];
const anyPersonal = fc.constantFrom(...personal);
const anyContext = fc
  .tuple(fc.string({ maxLength: 8 }), anyPersonal, fc.string({ maxLength: 8 }))
  .map(([a, b, c]) => `${a} ${b} ${c}`);

/** An inline text with personal data in its middle, some of it cut by codes. */
const anySource = fc
  .tuple(arbitraryInlineText(), anyPersonal, arbitraryInlineText(), fc.nat(20), fc.boolean())
  .map(([{ items, codes }, data, rest, at, isCut]): InlineText => {
    const id = Math.max(0, ...codes.keys()) + 1;
    const bold = { id, paired: true, type: 'format', hint: 'bold', equivalent: '' } as const;
    const after = rest.items.filter((item) => item.kind === 'text');
    const middle = isCut
      ? ([
          { kind: 'text', text: ` Ask ${data.slice(0, at)}` },
          { kind: 'open', id },
          { kind: 'text', text: data.slice(at) },
          { kind: 'close', id },
          { kind: 'text', text: ' soon ' },
        ] as const)
      : ([{ kind: 'text', text: ` Ask ${data} soon ` }] as const);
    const all = new Map(codes).set(id, { ...bold, deletable: true, movable: true });
    return makeInlineText([...items, ...middle, ...after], all);
  });

const anyRequest = fc
  .record({
    sources: fc.array(anySource, { minLength: 1, maxLength: 3 }),
    heading: anyContext,
    previous: anyContext,
    next: anyContext,
    example: anyContext,
    title: anyContext,
    term: anyContext,
  })
  .map(({ sources, heading, previous, next, example, title, term }): ProviderRequest => {
    const examples = [
      { source: example, target: 'none', score: 80 },
      { source: 'none', target: example, score: 80 },
    ];
    return {
      sourceLanguage: 'en',
      targetLanguage: 'de',
      document: { title, style: title },
      terms: [
        { source: term, targets: ['x'], avoid: [] },
        { source: 'x', targets: [term], avoid: [] },
        { source: 'x', targets: [], avoid: [term] },
      ],
      segments: sources.map((source, id) => ({ id: `${id}`, source, heading, previous, next, examples })),
    };
  });

function answering(answer: (source: InlineText) => InlineText): {
  provider: Provider;
  seen: ProviderRequest[];
} {
  const seen: ProviderRequest[] = [];
  const provider: Provider = {
    ...copyProvider(),
    translate: async (request) => {
      seen.push(request);
      return {
        answers: new Map(request.segments.map(({ id, source }) => [id, answer(source)])),
        rejected: new Map(),
        call: { provider: 'copy', characters: 0, milliseconds: 0, attempts: 1 },
      };
    },
  };
  return { provider, seen };
}

/** Every text a provider could read out of a request. */
function textsOf({ segments, document, terms }: ProviderRequest): string[] {
  return [
    document?.title ?? '',
    document?.style ?? '',
    ...(terms ?? []).flatMap(({ source, targets, avoid }) => [source, ...targets, ...avoid]),
    ...segments.flatMap(({ source, heading, previous, next, examples }) => [
      plainText(source),
      source.items.map((item) => (item.kind === 'text' ? item.text : '')).join(''),
      ...[...source.codes.values()].flatMap(({ hint, equivalent }) => [hint, equivalent]),
      heading ?? '',
      previous ?? '',
      next ?? '',
      ...(examples ?? []).flatMap((example) => [example.source, example.target]),
    ]),
  ];
}

const ask = (source: InlineText): ProviderRequest => ({
  sourceLanguage: 'en',
  targetLanguage: 'de',
  segments: [{ id: '1', source }],
});

describe('a masked provider', () => {
  it('sees nothing that is masked, in any field', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const { provider, seen } = answering((source) => source);
        await maskProvider(provider, masking).translate(request);
        expect(seen).toHaveLength(1);
        for (const text of textsOf(seen[0]!)) {
          expect(find(text)).toEqual([]);
          for (const data of personal) expect(text).not.toContain(data);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives what the provider itself would give where it copies, with valid codes', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const { answers, rejected } = await maskProvider(copyProvider(), masking).translate(request);
        expect(rejected.size).toBe(0);
        for (const { id, source } of request.segments) {
          expect(equalInline(answers.get(id)!, source)).toBe(true);
          expect(compareCodes(source, answers.get(id)!)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('rejects an answer that lost or doubled what was masked, or wrote its word as text', async () => {
    const spoilt: ((source: InlineText) => InlineText)[] = [
      ({ items }) => makeInlineText(items.filter(({ kind }) => kind === 'text')),
      ({ items, codes }) => makeInlineText([...items, ...items], codes),
      ({ items, codes }) => makeInlineText([...items, { kind: 'text', text: '‹email›' }], codes),
    ];
    for (const spoil of spoilt) {
      const { provider } = answering(spoil);
      const source = marked('Write to anna@example.org today');
      const reply = await maskProvider(provider, masking).translate(ask(source));
      expect(reply.answers.size).toBe(0);
      expect([...reply.rejected]).toEqual([['1', 'unreadable']]);
    }
  });

  it('lets personal data take another place in the sentence', async () => {
    const { provider } = answering(({ items, codes }) => makeInlineText([...items].reverse(), codes));
    const source = marked('Write to anna@example.org today');
    const { answers } = await maskProvider(provider, masking).translate(ask(source));
    expect(plainText(answers.get('1')!)).toBe(' todayanna@example.orgWrite to ');
  });

  it('is not asked for what is nothing but personal data', async () => {
    const { provider, seen } = answering((source) => source);
    const { answers } = await maskProvider(provider, masking).translate(ask(marked('<1>a@example.org</1>.')));
    expect(seen).toEqual([]);
    expect(plainText(answers.get('1')!)).toBe('a@example.org.');
  });
});

describe('what is found', () => {
  it.each([
    ['mail Anna.Berg+x@mail.example.co.uk.', ['Anna.Berg+x@mail.example.co.uk']],
    ['IBAN de89 3704 0044 0532 0130 00 und mehr', ['de89 3704 0044 0532 0130 00']],
    ['card 4111-1111-1111-1111, not 4111-1111-1111-1112', ['4111-1111-1111-1111']],
    ['call +44 (0)20 7946 0958 or 030/1234567', ['+44 (0)20 7946 0958', '030/1234567']],
    ['on 01/02/2026 or 2026-02-01 for 1,250,000.00', []],
    ['K-123456 and K-12', ['K-123456']],
  ])('%s', (text, expected) => {
    expect(find(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it('takes an IBAN only with its check digits', () => {
    const findIban = finderOf({ kinds: ['iban'], patterns: [] });
    expect(findIban('DE89 3704 0044 0532 0130 00')).toHaveLength(1);
    expect(findIban('DE89 3704 0044 0532 0130 01')).toEqual([]);
  });

  it('refuses a pattern that it could not look for', () => {
    expect(() => finderOf({ kinds: [], patterns: [{ name: 'x', expression: '(a' }] })).toThrow(RangeError);
  });
});
