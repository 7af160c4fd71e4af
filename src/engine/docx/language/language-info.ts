export type Direction = 'ltr' | 'rtl';

/** The three classes WordprocessingML keeps apart in fonts, sizes and `w:lang` (ECMA-376-1, 17.3.2.20 and 17.3.2.26). */
export type ScriptClass = 'latin' | 'eastAsian' | 'complex';

/** What a document must be told about a language. */
export interface LanguageInfo {
  /** The canonical BCP 47 tag: `iw` becomes `he`. */
  readonly tag: string;
  readonly direction: Direction;
  /** `latin` stands for every script that Word does not treat as East Asian or complex, Greek and Cyrillic too. */
  readonly scriptClass: ScriptClass;
  /** Language and region as Word writes them in `w:lang`: `de-DE`, `ar-SA`, `zh-CN`, `sr-Latn-RS`. */
  readonly wordTag: string;
}

const scripts = (codes: string): ReadonlySet<string> => new Set(codes.split(' '));

const rightToLeft = scripts(
  'Adlm Arab Aran Armi Avst Chrs Cprt Elym Garay Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Syre Syrj Syrn Thaa Yezi',
);
const eastAsian = scripts('Bopo Hang Hani Hans Hant Hira Hrkt Jpan Kana Kore Yiii');
const complexLeftToRight = scripts(
  'Bali Batk Beng Bugi Cakm Cham Deva Gran Gujr Guru Java Khmr Knda Lana Laoo Lepc Limb Mlym Mong Mtei Mymr Newa Olck Orya Phag Sinh Sund Sylo Tale Talu Taml Tavt Telu Tglg Thai Tibt Tirh',
);

/** Tags Windows spells with a script, or that have another usual region than the most populous one. */
const wordTags: Readonly<Record<string, string>> = {
  ar: 'ar-SA',
  az: 'az-Latn-AZ',
  'az-Cyrl': 'az-Cyrl-AZ',
  bs: 'bs-Latn-BA',
  'bs-Cyrl': 'bs-Cyrl-BA',
  ckb: 'ku-Arab-IQ',
  'ckb-IQ': 'ku-Arab-IQ',
  ha: 'ha-Latn-NG',
  'ku-Arab': 'ku-Arab-IQ',
  no: 'nb-NO',
  'pa-Arab': 'pa-Arab-PK',
  'pa-PK': 'pa-Arab-PK',
  sd: 'sd-Arab-PK',
  'sd-PK': 'sd-Arab-PK',
  sr: 'sr-Cyrl-RS',
  'sr-RS': 'sr-Cyrl-RS',
  'sr-Latn': 'sr-Latn-RS',
  tg: 'tg-Cyrl-TJ',
  uz: 'uz-Latn-UZ',
  'uz-Cyrl': 'uz-Cyrl-UZ',
};

const spelledWithScript: ReadonlySet<string> = new Set(Object.values(wordTags));

/**
 * What a document in this language needs, from the script that Unicode's likely subtags give the tag. A region in the
 * tag is kept, a missing one is the likely one. Undefined for what is not a BCP 47 language tag and for `und`; an
 * unknown language is left to right, of Latin script and without a region. Never throws.
 */
export function languageInfo(tag: string): LanguageInfo | undefined {
  const locale = parseTag(tag);
  if (!locale?.language || locale.language === 'und') return undefined;
  const script = locale.maximize().script ?? '';
  const direction = rightToLeft.has(script) ? 'rtl' : 'ltr';
  return {
    tag: locale.baseName,
    direction,
    scriptClass: scriptClassOf(script, direction),
    wordTag: wordTagOf(locale),
  };
}

function parseTag(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

function scriptClassOf(script: string, direction: Direction): ScriptClass {
  if (direction === 'rtl' || complexLeftToRight.has(script)) return 'complex';
  return eastAsian.has(script) ? 'eastAsian' : 'latin';
}

function wordTagOf(locale: Intl.Locale): string {
  const { language, script, region } = locale;
  const known = wordTags[[language, script, region].filter(Boolean).join('-')];
  if (known) return known;
  if (spelledWithScript.has(locale.baseName)) return locale.baseName;
  const likely = locale.maximize();
  if (!likely.region) return locale.baseName;
  const short = `${language}-${likely.region}`;
  const scriptIsImplied = [language, short]
    .filter((implying) => implying !== 'zh')
    .every((implying) => new Intl.Locale(implying).maximize().script === likely.script);
  return scriptIsImplied ? short : `${language}-${likely.script}-${likely.region}`;
}

const strongRightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Hanifi_Rohingya}]/u;

/** `rtl` where any letter is written from right to left, `ltr` where all letters are not, undefined without letters. */
export function textDirection(text: string): Direction | undefined {
  if (strongRightToLeft.test(text)) return 'rtl';
  return /\p{L}/u.test(text) ? 'ltr' : undefined;
}
