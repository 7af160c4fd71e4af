import type { ContentOptions } from '#engine/docx/extract';
import type { Finding } from '#engine/findings';
import { checkSrx, type FindBreaks, parseWordList, readSrx, segmenterFor } from '#engine/segmentation';

/**
 * The sentence finder for a language with a project's own abbreviations and SRX rules. Rules that cannot be read or
 * used are passed over and reported.
 */
export function segmenterFromOptions(
  language: string,
  { abbreviations, srx }: Pick<ContentOptions, 'abbreviations' | 'srx'>,
): { readonly findBreaks: FindBreaks; readonly findings: readonly Finding[] } {
  const reading = srx === undefined ? undefined : readSrx(srx);
  const rules = reading?.document ?? undefined;
  const findBreaks = segmenterFor(language, {
    ...(abbreviations.length > 0 && { words: parseWordList(abbreviations.join('\n')) }),
    ...(rules && { rules }),
  });
  return { findBreaks, findings: [...(reading?.findings ?? []), ...(rules ? checkSrx(rules) : [])] };
}
