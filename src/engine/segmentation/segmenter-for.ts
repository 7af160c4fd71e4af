import { rulesFor } from '#engine/segmentation/languages';
import {
  findSentenceBreaks,
  type LineBreakPolicy,
  withoutNeutralCharacters,
} from '#engine/segmentation/sentences';
import { compileRules, RuleMatcher, type SrxDocument } from '#engine/segmentation/srx';
import type { FindBreaks } from './contract.ts';
import { type RulePosition, withProjectRules } from './project-rules.ts';
import { type WordList, withWordList } from './word-list.ts';

export interface SegmenterOptions {
  /** What a line break inside the text means; `wrapped` unless given. */
  readonly lineBreaks?: LineBreakPolicy;
  /** The project's own abbreviations, added to the language's. */
  readonly words?: WordList;
  /** The project's own SRX rules. Those that cannot be used are passed over; `checkSrx` names them. */
  readonly rules?: SrxDocument;
  /** Where `rules` stand to the built-in ones; `before` unless given. */
  readonly rulePosition?: RulePosition;
}

/**
 * The sentence finder for a BCP 47 language tag (`de-AT`, `zh-Hant`); languages without rules of their own are treated
 * by punctuation, letter case and internationally used abbreviations. The text may hold U+FFFC for inline codes: they
 * change nothing, and a code between two sentences goes with the later one where white space is in front of it. Where
 * no white space parts the sentences, a code at the break goes with the later one too; who knows that it closes the
 * earlier one moves it. Time is linear in the length of the text.
 */
export function segmenterFor(language: string, options: SegmenterOptions = {}): FindBreaks {
  const { words, rules: document, rulePosition = 'before', lineBreaks = 'wrapped' } = options;
  const rules = words ? withWordList(rulesFor(language), words) : rulesFor(language);
  const own = document ? compileRules(document, language).rules : null;
  return (full) => {
    const bare = withoutNeutralCharacters(full);
    const found = findSentenceBreaks(bare.text, rules, lineBreaks);
    const breaks = own
      ? withProjectRules(bare.text, found, new RuleMatcher(own, bare.text), rulePosition)
      : found.breaks;
    return breaks.map((offset) => bare.fullOffset(offset));
  };
}
