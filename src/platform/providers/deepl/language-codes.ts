/** Languages that DeepL translates from and to (developers.deepl.com, supported languages), as ISO 639-1. */
const languages: ReadonlySet<string> = new Set(
  'ar bg cs da de el en es et fi fr he hu id it ja ko lt lv nb nl pl pt ro ru sk sl sv th tr uk vi zh'.split(
    ' ',
  ),
);

/** The source language as DeepL names it, which is without a region; undefined where it has none. */
export function sourceCode(tag: string): string | undefined {
  const { language } = partsOf(tag);
  return languages.has(language) ? language.toUpperCase() : undefined;
}

/**
 * The target language as DeepL names it: English and Portuguese by region, Chinese by script, Spanish of Latin
 * America apart. Undefined where it has none.
 */
export function targetCode(tag: string): string | undefined {
  const { language, script, region } = partsOf(tag);
  if (!languages.has(language)) return undefined;
  if (language === 'en') return region === 'US' || region === undefined ? 'EN-US' : 'EN-GB';
  if (language === 'pt') return region === 'BR' ? 'PT-BR' : 'PT-PT';
  if (language === 'zh') return script === 'Hant' ? 'ZH-HANT' : 'ZH-HANS';
  if (language === 'es' && region !== undefined && region !== 'ES') return 'ES-419';
  return language.toUpperCase();
}

function partsOf(tag: string): { language: string; script?: string; region?: string } {
  try {
    const locale = new Intl.Locale(tag);
    const language = locale.language === 'no' || locale.language === 'nn' ? 'nb' : locale.language;
    const script = locale.script ?? locale.maximize().script;
    return { language, script, region: locale.region };
  } catch {
    return { language: '' };
  }
}
