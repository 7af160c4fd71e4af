import type { InlineText } from '#engine/inline';
import type { Provider, ProviderLimits, ProviderRequest } from '#platform/providers';

export const noLimits: ProviderLimits = {
  segments: 100,
  characters: Infinity,
  concurrency: 1,
  supports: () => true,
  codes: 'marks',
  terms: 'none',
  context: false,
};

/** A provider in the process, for what happens to its answers: ids that `answer` leaves out stay unanswered. */
export function providerOf(
  answer: (request: ProviderRequest) => ReadonlyMap<string, InlineText>,
  limits: Partial<ProviderLimits> = {},
): Provider {
  return {
    name: 'table',
    limits: { ...noLimits, ...limits },
    translate: async (request) => ({
      answers: answer(request),
      rejected: new Map(),
      call: { provider: 'table', characters: 0, milliseconds: 0, attempts: 1 },
    }),
  };
}
