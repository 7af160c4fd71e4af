/** The commonest language of each script, for text that says nothing of its language. */
const scripts: readonly (readonly [script: string, language: string, letters: RegExp])[] = [
  ['Latn', 'en', /\p{Script=Latin}/gu],
  ['Jpan', 'ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hans', 'zh', /\p{Script=Han}/gu],
  ['Kore', 'ko', /\p{Script=Hangul}/gu],
  ['Cyrl', 'ru', /\p{Script=Cyrillic}/gu],
  ['Grek', 'el', /\p{Script=Greek}/gu],
  ['Arab', 'ar', /\p{Script=Arabic}/gu],
  ['Hebr', 'he', /\p{Script=Hebrew}/gu],
  ['Deva', 'hi', /\p{Script=Devanagari}/gu],
  ['Thai', 'th', /\p{Script=Thai}/gu],
  ['Armn', 'hy', /\p{Script=Armenian}/gu],
  ['Geor', 'ka', /\p{Script=Georgian}/gu],
];

/** From this share of the letters on a script speaks for the document. */
const decisive = 0.6;

export interface ScriptGuess {
  readonly language: string;
  /** ISO 15924 code of the prevailing script; undefined where none prevails. */
  readonly script: string | undefined;
  /** Whether text in that script may well be in `language`. */
  fits(language: string): boolean;
}

/** Guesses the language of a text from its letters; English where they do not say. */
export function guessByScript(text: string): ScriptGuess {
  const counts = scripts.map(([script, language, letters]) => ({
    script,
    language,
    count: text.match(letters)?.length ?? 0,
  }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const kana = counts[1]!.count;
  const best = counts.toSorted((a, b) => b.count - a.count)[0]!;
  const isJapanese = kana > 0 && (best.script === 'Hans' || best.script === 'Jpan') && kana * 5 > best.count;
  const { script, language } = isJapanese ? counts[1]! : best;
  if (total < 20 || best.count < total * decisive)
    return { language: 'en', script: undefined, fits: () => true };
  return {
    language,
    script,
    fits: (claimed) =>
      eastAsian.has(script) && eastAsian.has(new Intl.Locale(claimed).maximize().script ?? ''),
  };
}

/** Chinese characters are used for several languages. */
const eastAsian: ReadonlySet<string> = new Set(['Hans', 'Hant', 'Jpan', 'Kore', 'Bopo']);
