import type { InlineText } from '#engine/inline';
import type { Provider } from './provider.ts';

/** A provider that needs no service and translates nothing: a function answers every segment, free of charge. */
export function answerAtOnce(name: string, answer: (source: InlineText) => InlineText): Provider {
  return {
    name,
    isTrial: true,
    limits: {
      segments: 100,
      characters: Infinity,
      concurrency: 1,
      supports: () => true,
      codes: 'native',
      terms: 'none',
      context: false,
    },
    translate: async ({ segments, signal }) => {
      signal?.throwIfAborted();
      return {
        answers: new Map(segments.map(({ id, source }) => [id, answer(source)])),
        rejected: new Map(),
        call: { provider: name, characters: 0, milliseconds: 0, attempts: 1 },
      };
    },
  };
}
