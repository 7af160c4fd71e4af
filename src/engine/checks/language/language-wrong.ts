import { type Check, type LanguageDetector, nothing, type TextView } from '#engine/checks/subject';
import { hasCommonWords } from './common-words.ts';
import { isNear } from './near-languages.ts';
import { scriptOf, scriptsOf } from './scripts.ts';

/** Letters a text must have before its language is judged. */
const fewestLetters = 30;
/** How much better the found language must score than the expected one. */
const lead = 0.06;

export const languageWrong: Check = {
  code: 'language-wrong',
  weight: 'warns',
  when: 'The target is not in the target language.',
  action: 'Translate it into the target language.',
  explanation:
    'Judges targets of at least 30 letters by their letter sequences (package `eld`), and only where the found language is clearly more likely than the expected one and not closely related to it. ' +
    'A text that is its source letter for letter is left to `target-same-as-source`. Needs the language detector; without it nothing is found.',
  examples: [
    {
      source: 'Press the red key twice and wait for the signal.',
      target: 'Appuyez deux fois sur la touche rouge et attendez le signal.',
      languages: ['en', 'de'],
      found: true,
    },
    {
      source: 'Drücken Sie zweimal die rote Taste und warten Sie auf das Signal.',
      target: 'Drücken Sie zweimal die rote Taste und warten Sie das Signal ab.',
      languages: ['de', 'en'],
      found: true,
    },
    {
      source: 'Press the red key twice and wait for the signal.',
      target: 'Drücken Sie zweimal die rote Taste und warten Sie auf das Signal.',
      languages: ['en', 'de'],
      found: false,
    },
    {
      source: 'Press the red key twice and wait for the signal.',
      target: 'Trykk to ganger på den røde tasten og vent på signalet.',
      languages: ['en', 'da'],
      found: false,
    },
  ],
  find({ source, target }, { languageDetector }) {
    if (!languageDetector || target.letters < fewestLetters || source.language === target.language)
      return nothing;
    if (target.text === source.text || hasCommonWords(target.text, target.language)) return nothing;
    if (hasOwnScript(target) || !isKnown(target.language, languageDetector)) return nothing;
    const found = foreignLanguage(target.text, source, target, languageDetector);
    if (found === undefined || isTargetWithNames(source, target, languageDetector)) return nothing;
    return [{ start: 0, end: target.text.length, detail: `it seems to be ${found}` }];
  },
};

/** Languages whose letters tell them by themselves; `script-foreign` judges them. */
const ownScript: ReadonlySet<string> = new Set(
  'ar fa ur ps ckb sd ug zh yue ja ko th lo km my he yi el hy ka am ti ta te kn ml gu si bo'.split(' '),
);

function hasOwnScript({ text, tag, language }: TextView): boolean {
  if (!ownScript.has(language)) return false;
  const scripts = scriptsOf(tag);
  for (const character of text) if (scripts.includes(scriptOf(character.codePointAt(0)!))) return true;
  return false;
}

function isKnown(language: string, { languages }: LanguageDetector): boolean {
  return languages.has(language) || language === 'nb' || language === 'nn';
}

/** The language of a text, where it is clearly not the target language. */
function foreignLanguage(
  text: string,
  source: TextView,
  target: TextView,
  detector: LanguageDetector,
): string | undefined {
  const scores = detector.detect(text, (language) => isNear(language, target.language));
  const best = scores?.[0];
  if (!scores || !best || isNear(best.language, target.language)) return undefined;
  const expected = scores.find(({ language }) => isNear(language, target.language))?.score ?? 0;
  const needed = best.language === source.language ? lead / 2 : lead;
  return best.score - expected < needed ? undefined : best.language;
}

/** Letters of words that are not the source's, from which on they alone decide. */
const fewestOwnLetters = 12;

/** Whether the words that the source does not have are in the target language: the others are names. */
function isTargetWithNames(source: TextView, target: TextView, detector: LanguageDetector): boolean {
  const own = [...target.wordKeys].filter((word) => !source.wordKeys.has(word)).join(' ');
  if (own.length < fewestOwnLetters || own.length * 2 > target.letters) return false;
  const best = detector.detect(own)?.[0];
  return best === undefined || isNear(best.language, target.language);
}
