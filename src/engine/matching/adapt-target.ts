import { type InlineText, plainText } from '#engine/inline';
import { completeCodes, renameCodes } from './adapt-codes.ts';
import { hasNumbersOf, type NumberChange, numberChanges, replaceNumbers } from './adapt-numbers.ts';
import { alignTokens, type TokenAlignment } from './align-tokens.ts';
import { type CodeFit, fitCodes } from './fit-codes.ts';
import { normaliseText } from './normalise-text.ts';
import { type Token, tokenReader } from './tokens-of.ts';

/** A unit's target made to fit a segment. */
export interface AdaptedTarget {
  /** `compareCodes(segment, target)` finds nothing that blocks. */
  readonly target: InlineText;
  /** Whether numbers, or codes beyond their ids, differ from the unit's target. */
  readonly adapted: boolean;
  /** `kept`: the segment has other numbers than the unit and the target still has the unit's. */
  readonly numbers: 'same' | 'adapted' | 'kept';
  readonly codes: CodeFit;
}

/** What the sources of a unit and a segment have to do with each other. */
export interface SourceComparison {
  readonly unit: readonly Token[];
  readonly segment: readonly Token[];
  readonly alignment: TokenAlignment;
}

/**
 * Makes a unit's target fit a segment in the unit's source language (BCP 47 tag).
 *
 * Codes get the ids of their counterparts in the segment; those without one are left out, those that the target lacks
 * are placed where `repairCodes` puts them. Numbers that differ at the same place of the two sources are exchanged in
 * the target, all or none: all of them must be found there as often as in the unit's source, written alike or with
 * other separators or digits (1,500.00 for 1.500,00), and the new ones must be writable in the same way.
 */
export function adaptTarget(
  unit: { readonly source: InlineText; readonly target: InlineText },
  segment: InlineText,
  language = 'und',
): AdaptedTarget {
  const read = tokenReader(language);
  return adaptCompared(unit, segment, compareSources(unit.source, segment, read));
}

/** Undefined when a text is too long to compare. */
export function compareSources(
  unit: InlineText,
  segment: InlineText,
  read: (text: string) => Token[] | undefined,
): SourceComparison | undefined {
  const [a, b] = [normaliseText(plainText(unit)), normaliseText(plainText(segment))];
  const tokens = read(a);
  const others = a === b ? tokens : read(b);
  if (!tokens || !others) return undefined;
  return { unit: tokens, segment: others, alignment: alignTokens(tokens, others) };
}

/** `adaptTarget` with the sources compared already; without a comparison numbers stay as they are. */
export function adaptCompared(
  unit: { readonly source: InlineText; readonly target: InlineText },
  segment: InlineText,
  compared: SourceComparison | undefined,
): AdaptedTarget {
  const codes = fitCodes(unit.source, segment);
  const renamed = renameCodes(unit.target, segment, codes);
  const changes = compared && numberChanges(compared.unit, compared.segment, compared.alignment);
  const isDifferent = changes ? changes.size > 0 : compared !== undefined;
  const withNumbers = changes && isDifferent ? exchangeNumbers(unit, segment, renamed, changes) : undefined;
  const { text, changed } = withNumbers ?? completeCodes(segment, renamed);
  return {
    target: text,
    adapted: withNumbers !== undefined || changed || codesDiffer(unit.target, text),
    numbers: !isDifferent ? 'same' : withNumbers ? 'adapted' : 'kept',
    codes,
  };
}

function exchangeNumbers(
  unit: { readonly source: InlineText; readonly target: InlineText },
  segment: InlineText,
  renamed: InlineText,
  changes: ReadonlyMap<string, NumberChange>,
) {
  const replaced = replaceNumbers(renamed, changes);
  const completed = replaced && completeCodes(segment, replaced);
  return completed && hasNumbersOf(unit, changes, completed.text) ? completed : undefined;
}

/** Whether the codes of two texts differ in form or number; their ids may. */
function codesDiffer(a: InlineText, b: InlineText): boolean {
  const forms = ({ items }: InlineText) =>
    items.filter(({ kind }) => kind !== 'text').map(({ kind }) => kind);
  return forms(a).join() !== forms(b).join();
}
