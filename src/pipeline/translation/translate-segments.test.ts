import { describe, expect, it } from 'vitest';
import { markedText } from '#engine/inline';
import type { Provider } from '#platform/providers';
import { marked } from '#test/marked';
import { providerOf } from '#test/table-provider';
import { translateSegments } from './translate-segments.ts';

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

async function translate(sources: readonly string[], provider: Provider, signal?: AbortSignal) {
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
    signal,
    onProgress: (done) => progress.push(done),
  });
  return {
    texts: sources.map((_, i) => targets.get(`${i}`)).map((text) => text && markedText(text)),
    progress,
    ...rest,
  };
}

describe('translating segments', () => {
  it('asks for equal ones once', async () => {
    const provider = answering({ one: 'eins', two: 'zwei' });
    const { texts, repetitions } = await translate(['one', 'two', 'one', 'one'], provider);
    expect(texts).toEqual(['eins', 'zwei', 'eins', 'eins']);
    expect(repetitions).toBe(2);
    expect(provider.asked).toEqual([['one', 'two']]);
  });

  it('asks in batches and tells how far it is', async () => {
    const sources = Array.from({ length: 250 }, (_, i) => `text ${i}`);
    const provider = answering(Object.fromEntries(sources.map((text) => [text, `${text}!`])));
    const { texts, progress } = await translate(sources, provider);
    expect(texts).toEqual(sources.map((text) => `${text}!`));
    expect(provider.asked.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(progress).toEqual([100, 200, 250]);
  });

  it('accepts that formats are left out', async () => {
    const { texts, findings } = await translate(['a <1>b</1>'], answering({ 'a <1>b</1>': 'x' }));
    expect([texts, findings]).toEqual([['x'], []]);
  });

  it('puts lost objects back and says so', async () => {
    const { texts, findings } = await translate(['a <1/> b'], answering({ 'a <1/> b': 'x y' }));
    expect(texts[0]).toContain('<1/>');
    expect(findings).toMatchObject([{ code: 'codes-repaired', severity: 'warning', place: 'paragraph 0' }]);
  });

  it('names what the provider left out, and delivers nothing for it', async () => {
    const { texts, findings } = await translate(['one', 'two'], answering({ one: 'eins' }));
    expect(texts).toEqual(['eins', undefined]);
    expect(findings).toMatchObject([
      { code: 'segment-untranslated', severity: 'error', place: 'paragraph 1' },
    ]);
  });

  it('stops when it is cancelled', async () => {
    await expect(translate(['one'], answering({ one: 'eins' }), AbortSignal.abort())).rejects.toThrow();
  });
});
