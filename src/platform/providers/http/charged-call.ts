import type { ProviderCall, ProviderEstimate } from '#platform/providers';

/** What services charge for characters, in their currency. */
export interface CharacterPrices {
  /** For a million characters. */
  readonly charactersPerMillion?: number;
  /** ISO 4217 code. */
  readonly currency?: string;
}

/** The record of one call of a service that counts characters, with its price where the rate is known. */
export function chargedCall(
  provider: string,
  characters: number,
  since: number,
  { charactersPerMillion, currency }: CharacterPrices = {},
): ProviderCall {
  return {
    provider,
    ...chargeFor(characters, { charactersPerMillion, currency }),
    milliseconds: Math.round(performance.now() - since),
    attempts: 1,
  };
}

/** Characters with their price, where the rate is known. */
export function chargeFor(
  characters: number,
  { charactersPerMillion, currency }: CharacterPrices = {},
): ProviderEstimate {
  return {
    characters,
    ...(charactersPerMillion !== undefined && {
      price: (characters / 1_000_000) * charactersPerMillion,
      ...(currency !== undefined && { currency }),
    }),
  };
}
