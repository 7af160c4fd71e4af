import { z } from 'zod';
import type { Fetch } from '#platform/network';
import { ProviderError } from '#platform/providers';
import { exchangeJson } from '#platform/providers/http';
import { type ApertiumPair, pairOfMode } from './language-modes.ts';

const pairsSchema = z.object({
  responseData: z.array(z.object({ sourceLanguage: z.string(), targetLanguage: z.string() })),
});

/** The directions that an Apertium server translates (`GET /listPairs`); rejects with a `ProviderError`. */
export async function fetchApertiumPairs(
  baseUrl: string,
  signal?: AbortSignal,
  fetch?: Fetch,
): Promise<readonly ApertiumPair[]> {
  const json = await exchangeJson({
    url: `${baseUrl.replace(/\/+$/, '')}/listPairs`,
    signal,
    fetch,
    secrets: [],
  });
  const list = pairsSchema.safeParse(json);
  if (!list.success)
    throw new ProviderError('unreadable', 'the reply is no list of pairs', { isRetryable: true });
  return list.data.responseData.flatMap(
    ({ sourceLanguage, targetLanguage }) => pairOfMode(`${sourceLanguage}-${targetLanguage}`) ?? [],
  );
}
