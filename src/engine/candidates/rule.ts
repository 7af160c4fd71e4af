import { z } from 'zod';
import { boundedPattern } from '#engine/checks';
import { plainText } from '#engine/inline';
import { matchLanguage } from '#engine/interchange/tmx';
import type { Candidate } from './candidate.ts';
import { type CandidateFlag, candidateFlags } from './flags.ts';

const side = z.enum(['source', 'target', 'either']).default('either');
const day = z.iso.date();

export const patternSchema = z
  .strictObject({
    side,
    expression: z
      .string()
      .min(1)
      .max(1000)
      .describe('Regular expression; one that may take for ever is refused.'),
    ignoreCase: z.boolean().default(false),
  })
  .refine(({ expression, ignoreCase }) => boundedPattern(expression, ignoreCase) !== undefined, {
    error: 'the expression cannot be read, or could take for ever on some texts',
    params: { fault: 'expression-unusable' },
  });

/** Which candidates are meant: those for which everything holds that is said. */
export const candidateRuleSchema = z.strictObject({
  flags: z.array(z.enum(candidateFlags)).min(1).max(20).optional().describe('With any of these flags.'),
  flagged: z.boolean().optional().describe('With any flag at all, or with none.'),
  targetLanguage: z
    .string()
    .min(2)
    .max(35)
    .optional()
    .describe('With a target in this language or a variety of it.'),
  authors: z.array(z.string().max(1000)).min(1).max(100).optional().describe('Last changed by one of them.'),
  changedFrom: day
    .optional()
    .describe('Last changed on this day or later (UTC); undated ones are not meant.'),
  changedBefore: day.optional().describe('Last changed before this day (UTC); undated ones are not meant.'),
  contains: z.strictObject({ side, text: z.string().min(1).max(1000) }).optional(),
  pattern: patternSchema.optional(),
  lengthRatio: z
    .strictObject({ from: z.number().min(0).optional(), below: z.number().min(0).optional() })
    .optional()
    .describe('Characters of the target for one of the source.'),
});
export type CandidateRule = z.output<typeof candidateRuleSchema>;

/** A candidate with what is known of it besides its texts. */
export interface Ruled extends Candidate {
  readonly flags: readonly CandidateFlag[];
  readonly targetLanguage: string;
}

/** Prepares a rule; a rule that says nothing means every candidate. Linear in the texts. */
export function ruleMatcher(rule: CandidateRule): (candidate: Ruled) => boolean {
  const { flags, flagged, targetLanguage, authors, changedFrom, changedBefore, lengthRatio } = rule;
  const texts = textMatcher(rule);
  return (candidate) => {
    const { changedAt, changedBy } = candidate;
    if (flags && !candidate.flags.some((flag) => flags.includes(flag))) return false;
    if (flagged !== undefined && candidate.flags.length > 0 !== flagged) return false;
    if (targetLanguage !== undefined && !isVariety(candidate.targetLanguage, targetLanguage)) return false;
    if (authors && (changedBy === undefined || !authors.includes(changedBy))) return false;
    if (changedFrom !== undefined && !(changedAt !== undefined && changedAt >= changedFrom)) return false;
    if (changedBefore !== undefined && !(changedAt !== undefined && changedAt < changedBefore)) return false;
    if (!texts && !lengthRatio) return true;
    const source = plainText(candidate.source);
    const target = plainText(candidate.target);
    if (texts && !texts(source, target)) return false;
    const ratio = target.length / Math.max(1, source.length);
    return ratio >= (lengthRatio?.from ?? 0) && ratio < (lengthRatio?.below ?? Infinity);
  };
}

function textMatcher({ contains, pattern }: CandidateRule) {
  if (!contains && !pattern) return undefined;
  const expression = pattern && boundedPattern(pattern.expression, pattern.ignoreCase);
  return (source: string, target: string): boolean =>
    (!contains || on(contains.side, source, target, (text) => text.includes(contains.text))) &&
    (!pattern || on(pattern.side, source, target, (text) => expression?.test(text) ?? false));
}

function on(
  which: z.output<typeof side>,
  source: string,
  target: string,
  holds: (text: string) => boolean,
): boolean {
  return (which !== 'target' && holds(source)) || (which !== 'source' && holds(target));
}

/** `de` means `de-AT` too, not the reverse. */
function isVariety(found: string, asked: string): boolean {
  return matchLanguage(asked, found) !== undefined && found.length >= asked.length;
}
