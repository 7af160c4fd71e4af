import { describe, expect, it } from 'vitest';
import { type InlineText, markedText } from '#engine/inline';
import type { MemoryMatch } from '#engine/matching';
import {
  type Provider,
  ProviderError,
  type ProviderErrorKind,
  type ProviderReply,
} from '#platform/providers';
import { marked } from '#test/marked';
import { noLimits, providerOf } from '#test/table-provider';
import type { RecallingMemory } from './recall.ts';
import { type TranslationRequest, translateSegments } from './translate-segments.ts';

/** A provider that answers marked texts by marked texts; what is not in the table stays unanswered. */
function answering(table: Readonly<Record<string, string>>): Provider & { asked: string[][] } {
  const asked: string[][] = [];
  const provider = providerOf(({ segments }) => {
    asked.push(segments.map(({ source }) => markedText(source)));
    return new Map(
      segments.flatMap(({ id, source }) => {
        const answer = table[markedText(source)];
        return answer === undefined ? [] : [[id, marked(answer)] as const];
      }),
    );
  });
  return { ...provider, asked };
}

type Step = (texts: readonly string[], call: number) => Partial<Record<string, string>> | ProviderError;

/** A provider that answers call by call; answers are by source text, `shifted:` before one rejects it. */
function stepping(step: Step, limits: Partial<Provider['limits']> = {}) {
  const asked: string[][] = [];
  const provider: Provider = {
    name: 'stepping',
    model: 'small',
    limits: { ...noLimits, ...limits },
    async translate({ segments }): Promise<ProviderReply> {
      const texts = segments.map(({ source }) => markedText(source));
      const result = step(texts, asked.push(texts) - 1);
      if (result instanceof ProviderError) throw result;
      const answers = new Map<string, InlineText>();
      const rejected = new Map<string, 'shifted'>();
      for (const { id, source } of segments) {
        const answer = result[markedText(source)];
        if (answer?.startsWith('shifted:')) rejected.set(id, 'shifted');
        else if (answer !== undefined) answers.set(id, marked(answer));
      }
      const call = { provider: 'stepping', characters: 1, milliseconds: 1, attempts: 1 };
      return { answers, rejected, call };
    },
  };
  return { provider, asked };
}

const failure = (kind: ProviderErrorKind, isRetryable = false) =>
  new ProviderError(kind, 'no', { isRetryable });
const upper = (texts: readonly string[]) =>
  Object.fromEntries(texts.map((text) => [text, text.toUpperCase()]));

async function translate(
  sources: readonly string[],
  provider: Provider,
  options: Partial<TranslationRequest> = {},
) {
  const segments = sources.map((text, i) => ({
    id: `${i}`,
    part: '/p',
    place: `paragraph ${i}`,
    source: marked(text),
  }));
  const progress: number[] = [];
  const { targets, ...rest } = await translateSegments({
    segments,
    provider,
    from: 'en',
    to: 'de',
    onProgress: (done) => progress.push(done),
    ...options,
  });
  return {
    texts: sources.map((_, i) => targets.get(`${i}`)).map((target) => target && markedText(target.text)),
    targets,
    progress,
    ...rest,
  };
}

describe('translating segments', () => {
  it('asks for equal ones once', async () => {
    const provider = answering({ one: 'eins', two: 'zwei' });
    const { texts, repetitions, targets } = await translate(['one', 'two', 'one', 'one'], provider);
    expect(texts).toEqual(['eins', 'zwei', 'eins', 'eins']);
    expect(repetitions).toBe(2);
    expect(provider.asked).toEqual([['one', 'two']]);
    expect([targets.get('0')!.isRepetition, targets.get('3')!.isRepetition]).toEqual([undefined, true]);
  });

  it('asks in batches and tells how far it is', async () => {
    const sources = Array.from({ length: 250 }, (_, i) => `text ${i}`);
    const provider = answering(Object.fromEntries(sources.map((text) => [text, `${text}!`])));
    const { texts, progress } = await translate(sources, provider);
    expect(texts).toEqual(sources.map((text) => `${text}!`));
    expect(provider.asked.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(progress).toEqual(Array.from({ length: 250 }, (_, i) => i + 1));
  });

  it('asks only for what has letters', async () => {
    const provider = answering({ one: 'eins' });
    const { texts, targets } = await translate(['1,500.00', '<1/>', '— 3 —', 'one', ''], provider);
    expect(texts).toEqual(['1,500.00', '<1/>', '— 3 —', 'eins', '']);
    expect(targets.get('1')).toMatchObject({ resultSource: 'passthrough' });
    expect(provider.asked).toEqual([['one']]);
  });

  it.each([
    ['a <1>b</1> c', 'x y z', /<1>.*<\/1>/],
    ['a <1/> b', 'x y', /<1\/>/],
  ])(
    'asks once more for %s where codes are lost, then puts them back and says so',
    async (source, answer, kept) => {
      const provider = answering({ [source]: answer });
      const { texts, findings, targets, fidelity } = await translate([source], provider);
      expect(texts[0]).toMatch(kept);
      expect(provider.asked).toHaveLength(2);
      expect(findings).toMatchObject([{ code: 'codes-repaired', severity: 'warning', place: 'paragraph 0' }]);
      expect(targets.get('0')).toMatchObject({ resultSource: 'provider', codesRepaired: true });
      expect(fidelity).toMatchObject({ asked: 2, repaired: 1, doubts: { codes: 1 } });
    },
  );

  it('takes the better of two answers', async () => {
    const { provider } = stepping((_, call) => ({ 'a <1/> b': call === 0 ? 'x' : 'x <1/> y' }));
    const { texts, findings } = await translate(['a <1/> b'], provider);
    expect([texts, findings]).toEqual([['x <1/> y'], []]);
  });

  it('does not ask an engine again that always answers alike', async () => {
    const { provider, asked } = stepping(() => ({ 'a <1/> b': 'x y' }), { codes: 'projected' });
    const { texts, findings } = await translate(['a <1/> b'], provider);
    expect(texts[0]).toContain('<1/>');
    expect([asked.length, findings]).toEqual([1, []]);
  });

  it('names what the provider left out, and delivers nothing for it', async () => {
    const { texts, findings, fidelity } = await translate(['one', 'two'], answering({ one: 'eins' }));
    expect(texts).toEqual(['eins', undefined]);
    expect(findings).toMatchObject([
      { code: 'segment-untranslated', severity: 'error', place: 'paragraph 1' },
    ]);
    expect(fidelity).toMatchObject({ provider: 'table', untranslated: 1 });
  });

  it('gathers what was left out or shifted for another batch, without a place for guesses', async () => {
    const sources = Array.from({ length: 40 }, (_, i) => `text ${i}`);
    const { provider, asked } = stepping(
      (texts, call) =>
        call < 4
          ? { ...upper(texts), [texts[3]!]: undefined, [texts[5]!]: `shifted:${texts[6]}` }
          : upper(texts),
      { segments: 10 },
    );
    const { texts, fidelity, calls } = await translate(sources, provider);
    expect(texts).toEqual(sources.map((text) => text.toUpperCase()));
    expect(asked.map(({ length }) => length)).toEqual([10, 10, 10, 10, 8]);
    expect(fidelity).toMatchObject({ asked: 48, doubts: { omitted: 4, shifted: 4 }, untranslated: 0 });
    expect(calls).toHaveLength(5);
  });

  it('halves a refused batch until the culprit is alone', async () => {
    const sources = Array.from({ length: 16 }, (_, i) => `text ${i}`);
    const { provider } = stepping((texts) => (texts.includes('text 11') ? failure('refused') : upper(texts)));
    const { texts, findings } = await translate(sources, provider);
    expect(texts.filter((text) => text === undefined)).toHaveLength(1);
    expect(findings).toMatchObject([{ code: 'segment-untranslated', place: 'paragraph 11' }]);
    expect(findings[0]!.message).toContain('refused');
  });

  it('takes line breaks that a source does not have for blanks', async () => {
    const { texts } = await translate(['a b'], answering({ 'a b': 'x \n y\tz' }));
    expect(texts).toEqual(['x y z']);
  });

  it('makes batches smaller for what stays out of large ones', async () => {
    const { provider } = stepping((texts) => (texts.length > 2 ? { [texts[0]!]: 'X' } : upper(texts)));
    const { texts } = await translate(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], provider);
    expect(texts.filter((text) => text === undefined)).toEqual([]);
  });

  it.each<ProviderErrorKind>(['unauthorised', 'quota', 'misconfigured', 'unreachable', 'rate-limited'])(
    'stops asking when the service says %s',
    async (kind) => {
      const sources = Array.from({ length: 30 }, (_, i) => `text ${i}`);
      const { provider, asked } = stepping((texts, call) => (call === 0 ? upper(texts) : failure(kind)), {
        segments: 10,
      });
      const { texts, findings } = await translate(sources, provider);
      expect(texts.slice(0, 10)).toEqual(sources.slice(0, 10).map((text) => text.toUpperCase()));
      expect(asked).toHaveLength(2);
      expect(findings[0]).toMatchObject({ code: 'provider-failed', severity: 'error' });
      expect(findings).toHaveLength(21);
    },
  );

  it('leaves a service alone that answers nothing that can be read, and says so', async () => {
    const sources = Array.from({ length: 60 }, (_, i) => `text ${i}`);
    const { provider, asked } = stepping(() => failure('unreadable', true), { segments: 10 });
    const { findings } = await translate(sources, provider);
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(findings[0]).toMatchObject({ code: 'provider-failed' });
    expect(findings[0]!.message).toContain('unreadable');
  });

  it('asks no provider that does not know the languages', async () => {
    const { provider, asked } = stepping(upper, { supports: () => false });
    const { findings, failure } = await translate(['one'], provider);
    expect(asked).toEqual([]);
    expect(findings[0]).toMatchObject({ code: 'provider-language-pair' });
    expect(failure).toMatchObject({ kind: 'unsupported', isRetryable: false });
  });

  it('never asks for more at once than allowed', async () => {
    let running = 0;
    let most = 0;
    const provider: Provider = {
      ...providerOf(() => new Map(), { segments: 1, concurrency: 3 }),
      async translate({ segments }) {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running--;
        return {
          answers: new Map(segments.map(({ id, source }) => [id, source])),
          rejected: new Map(),
          call: { provider: 'slow', characters: 0, milliseconds: 0, attempts: 1 },
        };
      },
    };
    await translate(
      Array.from({ length: 12 }, (_, i) => `text ${i}`),
      provider,
    );
    expect(most).toBe(3);
  });

  it('passes on only the terms of the batch, and asks once more where they are not kept', async () => {
    const terms: unknown[] = [];
    const { provider } = stepping((_, call) => ({ 'the deed': call === 0 ? 'die Tat' : 'die Urkunde' }), {
      terms: 'prompt',
    });
    const spy: Provider = {
      ...provider,
      translate: (request) => {
        terms.push(request.terms);
        return provider.translate(request);
      },
    };
    const term = { source: 'deed', targets: ['Urkunde'], avoid: [] };
    const { texts } = await translate(['the deed'], spy, {
      termsIn: (text) => (text.includes('deed') ? [term] : []),
      faultIn: (_, target) => (markedText(target).includes('Urkunde') ? undefined : 'terms'),
    });
    expect(texts).toEqual(['die Urkunde']);
    expect(terms).toEqual([[term], [term]]);
  });

  it('stops when it is cancelled', async () => {
    const provider = answering({ one: 'eins' });
    await expect(translate(['one'], provider, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});

describe('translating from a memory', () => {
  const match = (source: string, target: string, score: number, kind: MemoryMatch['kind']): MemoryMatch => ({
    unit: { id: 'u1', memory: 'm.tmx', source: marked(source), target: marked(target) },
    kind,
    score,
    penalties: [],
    target: marked(target),
    adapted: false,
  });
  const memoryOf = (table: Readonly<Record<string, MemoryMatch>>): RecallingMemory => ({
    lookup: ({ source, previous }, { threshold }) =>
      [table[`${previous}|${markedText(source)}`] ?? table[markedText(source)]].filter(
        (found): found is MemoryMatch => found !== undefined && found.score >= threshold,
      ),
  });

  it('takes what is known and asks for the rest with examples', async () => {
    const examples: unknown[] = [];
    const base = answering({ 'two cats': 'zwei Katzen' });
    const provider: Provider = {
      ...base,
      limits: { ...base.limits, context: true },
      translate: (request) => {
        examples.push(request.segments.map((segment) => segment.examples));
        return base.translate(request);
      },
    };
    const memory = memoryOf({
      one: match('one', 'eins', 100, 'exact'),
      'two cats': match('two dogs', 'zwei Hunde', 80, 'fuzzy'),
    });
    const { texts, targets, suggestions } = await translate(['one', 'two cats'], provider, { memory });
    expect(texts).toEqual(['eins', 'zwei Katzen']);
    expect(targets.get('0')).toMatchObject({ resultSource: 'memory_exact', score: 100, unit: { id: 'u1' } });
    expect(examples).toEqual([[[{ source: 'two dogs', target: 'zwei Hunde', score: 80 }]]]);
    expect(suggestions.get('1')).toMatchObject([{ score: 80 }]);
  });

  it('gives each of equal segments the match of its own surroundings', async () => {
    const memory = memoryOf({
      Open: match('Open', 'Offen', 100, 'exact'),
      'File|Open': match('Open', 'Öffnen', 101, 'context'),
    });
    const provider = answering({});
    const segments = ['State', 'File'].map((previous, i) => ({
      id: `${i}`,
      part: '/p',
      place: `paragraph ${i}`,
      source: marked('Open'),
      previous,
    }));
    const { targets } = await translateSegments({ segments, provider, from: 'en', to: 'de', memory });
    expect([...targets.values()].map(({ text, resultSource }) => [markedText(text), resultSource])).toEqual([
      ['Offen', 'memory_exact'],
      ['Öffnen', 'memory_context'],
    ]);
  });

  it('takes no match whose codes do not fit', async () => {
    const memory = memoryOf({ 'a <1/>': match('a', 'x', 99, 'exact') });
    const { texts } = await translate(['a <1/>'], answering({ 'a <1/>': 'y <1/>' }), { memory });
    expect(texts).toEqual(['y <1/>']);
  });

  it('accepts weaker matches where policy says so', async () => {
    const memory = memoryOf({ 'two cats': match('two dogs', 'zwei Hunde', 80, 'fuzzy') });
    const { targets } = await translate(['two cats'], answering({}), {
      memory,
      recall: { accept: 75, suggest: 70 },
    });
    expect(targets.get('0')).toMatchObject({ resultSource: 'memory_fuzzy', score: 80 });
  });
});
