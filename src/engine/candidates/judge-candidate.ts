import {
  allPairChecks,
  type CheckSettings,
  checkSettingsSchema,
  checkTarget,
  favoursLanguage,
  type LanguageDetector,
} from '#engine/checks';
import { plainText } from '#engine/inline';
import type { Candidate } from './candidate.ts';
import type { CandidateFlag } from './flags.ts';

export interface JudgeOptions {
  /** BCP 47 tags of the pair. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  /** See `loadLanguageDetector`; without it only scripts tell a wrong language. */
  readonly languageDetector?: LanguageDetector;
  /** Where personal data stands in a text; without it none is looked for. */
  readonly findPersonalData?: (text: string) => readonly unknown[];
}

/** Says what speaks against a candidate by itself, in the order of `candidateFlags`. Never throws; linear in the texts. */
export type Judge = (candidate: Candidate) => readonly CandidateFlag[];

/** Which checks of targets make a flag. */
const flagOfCheck: Readonly<Record<string, CandidateFlag>> = {
  'target-same-as-source': 'untranslated',
  'language-wrong': 'language-mismatch',
  'script-foreign': 'language-mismatch',
  'number-missing': 'numbers-differ',
  'number-added': 'numbers-differ',
  'date-changed': 'numbers-differ',
  'code-missing': 'codes-differ',
  'code-left-out': 'codes-differ',
  'code-added': 'codes-differ',
  'placeholder-changed': 'placeholders-differ',
  'address-changed': 'placeholders-differ',
  'length-unlikely': 'length-unlikely',
  'corrupted-characters': 'damaged-characters',
};
/** Those that are also made with the sides exchanged, since they look at the target alone. */
const ofEitherSide = ['language-wrong', 'script-foreign', 'corrupted-characters'];
/** Damaged wherever they stand, even on both sides: U+FFFD, and controls but for tab and line ends. */
const damaged = /[\uFFFD]|(?![\t\n\r])\p{Cc}/u;

const forwards = settingsOf(Object.keys(flagOfCheck));
const backwards = settingsOf(ofEitherSide);

/** The judge of candidates of one pair of languages. */
export function createJudge(options: JudgeOptions): Judge {
  const { sourceLanguage, targetLanguage, languageDetector, findPersonalData } = options;
  const toolsOf = (tag: string) =>
    languageDetector ? { languageDetector: sparing(languageDetector, tag) } : {};
  const [forwardTools, backwardTools] = [toolsOf(targetLanguage), toolsOf(sourceLanguage)];
  return ({ source, target }) => {
    const flags = new Set<CandidateFlag>();
    const there = { id: '', source, target, sourceLanguage, targetLanguage };
    const back = {
      ...{ id: '', source: target, target: source },
      ...{ sourceLanguage: targetLanguage, targetLanguage: sourceLanguage },
    };
    for (const { code } of checkTarget(there, forwards, forwardTools)) flags.add(flagOfCheck[code]!);
    for (const { code } of checkTarget(back, backwards, backwardTools)) flags.add(flagOfCheck[code]!);
    const texts = [plainText(source), plainText(target)];
    if (texts.some((text) => damaged.test(text))) flags.add('damaged-characters');
    if (findPersonalData && texts.some((text) => findPersonalData(text).length > 0))
      flags.add('personal-data');
    return [...flags];
  };
}

/**
 * A detector for texts that should be in a language: where common words say so already, letter sequences are not asked,
 * which would cost twenty times as much. A memory has millions of texts, and nearly all are in their language.
 */
function sparing(detector: LanguageDetector, tag: string): LanguageDetector {
  const language = tag.toLowerCase().split('-')[0]!;
  const expected = [{ language, score: 1 }];
  return {
    languages: detector.languages,
    detect: (text, isExpected) =>
      favoursLanguage(text, language) ? expected : detector.detect(beginningOf(text), isExpected),
  };
}

/** Letters from which a language is told; more of them cost more and tell no more. */
const enough = 200;

function beginningOf(text: string): string {
  if (text.length <= enough) return text;
  return text.slice(0, text.lastIndexOf(' ', enough) + 1 || enough);
}

function settingsOf(wanted: readonly string[]): CheckSettings {
  const others = allPairChecks.filter(({ code }) => !wanted.includes(code));
  return checkSettingsSchema.parse({
    checks: Object.fromEntries(others.map(({ code }) => [code, 'off'])),
    mostFindings: 1,
  });
}
