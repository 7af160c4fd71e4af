import type { Finding } from '#engine/findings';
import { checkSrx, readSrx } from '#engine/segmentation/srx';
import type { FindBreaks } from './contract.ts';
import { segmenterFor } from './segmenter-for.ts';
import { parseWordList } from './word-list.ts';

/** What a project teaches the sentence finder, as content options have it. */
export interface SentenceOptions {
  readonly abbreviations: readonly string[];
  /** SRX rules as XML text; they come before the built-in ones. */
  readonly srx?: string | undefined;
}

/**
 * The sentence finder for a language with a project's own abbreviations and SRX rules. Rules that cannot be read or
 * used are passed over and reported.
 */
export function segmenterFromOptions(
  language: string,
  { abbreviations, srx }: SentenceOptions,
): { readonly findBreaks: FindBreaks; readonly findings: readonly Finding[] } {
  const reading = srx === undefined ? undefined : readSrx(srx);
  const rules = reading?.document ?? undefined;
  const findBreaks = segmenterFor(language, {
    ...(abbreviations.length > 0 && { words: parseWordList(abbreviations.join('\n')) }),
    ...(rules && { rules }),
  });
  return { findBreaks, findings: [...(reading?.findings ?? []), ...(rules ? checkSrx(rules) : [])] };
}
