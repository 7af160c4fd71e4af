import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareCodes, type InlineText, plainText } from '#engine/inline';
import { type Provider, ProviderError, type ProviderReply, type ProviderRequest } from '#platform/providers';
import { marked } from '#test/marked';

/** How a service can be made to fail: it limits the rate, refuses the key, breaks down, or never answers. */
export type Failure = 'rate-limited' | 'unauthorised' | 'unavailable' | 'hangs';

/** A provider with the service it calls, a fake one or a real one. */
export interface ProviderUnderTest {
  readonly provider: Provider;
  /** Makes the service fail from the next call on; without a kind it works again. */
  fail(kind?: Failure): void;
  stop(): Promise<void> | void;
  /** Failures that the service cannot be brought to, such as a refused key where there is none. */
  readonly cannotFail?: readonly Failure[];
  /** Two languages (BCP 47 tags) that the service translates; English to French by default. */
  readonly languages?: readonly [source: string, target: string];
  /** What no error may show. */
  readonly key?: string;
}

const secretText = 'Zanzibarquartz is the code name of the merger.';
const texts: Readonly<Record<string, InlineText>> = {
  plain: marked('The contract is signed by both parties.'),
  bold: marked('Press the <1>green</1> button.'),
  image: marked('See the picture <1/> on the next page.'),
  nested: marked('Read <1>the <2>whole</2> chapter</1> first.'),
  awkward: marked('Write "a < b" & keep {braces}, \\ and <p> as they are.'),
  again: marked('The contract is signed by both parties.'),
};

/**
 * What every provider promises to those who call it, whatever it calls. An adapter is done when it passes. A service
 * may leave segments out and place codes wrongly; it may not answer for one segment with another, lose ids or throw
 * anything but a `ProviderError`.
 */
export function describeProvider(name: string, start: () => Promise<ProviderUnderTest>): void {
  describe(`${name} keeps the contract of providers`, () => {
    let test: ProviderUnderTest;
    beforeAll(async () => {
      test = await start();
    });
    afterAll(() => test.stop());

    const requestOf = (
      sources: Readonly<Record<string, InlineText>>,
      more: Partial<ProviderRequest> = {},
    ): ProviderRequest => {
      const [sourceLanguage, targetLanguage] = test.languages ?? ['en', 'fr'];
      const segments = Object.entries(sources).map(([id, source]) => ({ id, source }));
      return { segments, sourceLanguage, targetLanguage, ...more };
    };
    const translate = (
      sources: Readonly<Record<string, InlineText>>,
      more?: Partial<ProviderRequest>,
    ): Promise<ProviderReply> => test.provider.translate(requestOf(sources, more));
    const failing = async (kind: Failure, work: () => Promise<void>): Promise<void> => {
      test.fail(kind);
      try {
        await work();
      } finally {
        test.fail();
      }
    };

    it('declares what a call may hold', () => {
      const { segments, characters, concurrency, codes, terms } = test.provider.limits;
      for (const most of [segments, characters, concurrency]) expect(most).toBeGreaterThanOrEqual(1);
      expect(Number.isInteger(concurrency)).toBe(true);
      expect(['native', 'marks', 'projected']).toContain(codes);
      expect(['prompt', 'native', 'none']).toContain(terms);
      expect(test.provider.limits.supports(...(test.languages ?? ['en', 'fr']))).toBe(true);
      expect(test.provider.name).toMatch(/^[a-z][a-z0-9-]*$/);
    });

    it('answers or rejects every segment, under its own id and no other', async () => {
      const { answers, rejected } = await translate(texts);
      for (const id of [...answers.keys(), ...rejected.keys()]) expect(Object.keys(texts)).toContain(id);
      for (const id of Object.keys(texts)) {
        expect([id, answers.has(id) !== rejected.has(id)]).toEqual([id, true]);
        if (answers.has(id)) expect(plainText(answers.get(id)!).trim()).not.toBe('');
      }
      expect(answers.size).toBeGreaterThan(0);
    });

    it('keeps ids apart that only differ a little, and hostile ones', async () => {
      const ids = ['1', '01', '1 ', '"', '__proto__', 'constructor', 'ä', '</a>'];
      const entries = ids.map((id, place) => [id, marked(`The ${place + 2}th contract is signed.`)] as const);
      const { segments } = requestOf({});
      const { answers, rejected } = await test.provider.translate({
        ...requestOf({}),
        segments: [...segments, ...entries.map(([id, source]) => ({ id, source }))],
      });
      expect([...answers.keys(), ...rejected.keys()].every((id) => ids.includes(id))).toBe(true);
      for (const [id] of entries) if (answers.has(id)) expect(plainText(answers.get(id)!)).not.toBe('');
      expect(answers.size).toBeGreaterThan(0);
    });

    it('gives equal segments equal rights', async () => {
      const { answers, rejected } = await translate({ a: texts.plain!, b: texts.plain! });
      expect(answers.size + rejected.size).toBe(2);
    });

    it('keeps inline codes, or leaves them out where it declares that they are placed afterwards', async () => {
      const { answers } = await translate(texts);
      let kept = 0;
      for (const [id, answer] of answers) {
        for (const code of answer.codes.keys()) expect(texts[id]!.codes.has(code)).toBe(true);
        if (texts[id]!.codes.size > 0 && compareCodes(texts[id]!, answer).length === 0) kept++;
      }
      expect(kept).toBeGreaterThan(0);
    });

    it('records what the call was', async () => {
      const { call } = await translate(texts);
      expect(call.provider).toBe(test.provider.name);
      expect(call.model).toBe(test.provider.model);
      expect(call.characters).toBeGreaterThan(0);
      expect(call.attempts).toBeGreaterThanOrEqual(1);
      expect(call.milliseconds).toBeGreaterThanOrEqual(0);
      if (call.price !== undefined) expect(call.price).toBeGreaterThanOrEqual(0);
    });

    it('estimates a call, where it estimates, without making it', async () => {
      if (!test.provider.estimate) return;
      await failing('unavailable', async () => {
        const estimate = test.provider.estimate!(requestOf(texts));
        expect(estimate.characters).toBeGreaterThan(0);
      });
    });

    it('has nothing to do for no segments', async () => {
      await failing('unavailable', async () => {
        const { answers, rejected } = await translate({});
        expect([answers.size, rejected.size]).toEqual([0, 0]);
      });
    });

    it('rejects at once with the reason of a signal that has aborted before', async () => {
      const reason = new Error('changed my mind');
      await expect(translate(texts, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    });

    it('rejects with the reason of a signal that aborts while the service is silent', async () => {
      if (test.cannotFail?.includes('hangs')) return;
      await failing('hangs', async () => {
        const controller = new AbortController();
        const reason = new Error('changed my mind');
        const call = translate(texts, { signal: controller.signal });
        setTimeout(() => controller.abort(reason), 50);
        await expect(call).rejects.toBe(reason);
      });
    });

    it.each([
      ['rate-limited', true],
      ['unauthorised', false],
      ['unavailable', true],
    ] as const)('says %s, retryable: %s, and shows neither key nor text', async (kind, isRetryable) => {
      if (test.cannotFail?.includes(kind)) return;
      await failing(kind, async () => {
        const error = await translate({ secret: marked(secretText) }).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(ProviderError);
        expect(error).toMatchObject({ kind, isRetryable });
        const shown = `${inspect(error, { depth: 12, showHidden: true })} ${JSON.stringify(error)}`;
        expect(shown).not.toContain('Zanzibarquartz');
        if (test.key) expect(shown).not.toContain(test.key);
      });
    });

    it('works again after a failure', async () => {
      const { answers } = await translate({ plain: texts.plain! });
      expect(answers.size).toBe(1);
    });
  });
}
