import type { LanguageInfo } from './language-info.ts';

/** Fonts for the four slots of `w:rFonts` (17.3.2.26); a slot that is left out keeps its font. */
export interface FontSlots {
  readonly ascii?: string;
  readonly hAnsi?: string;
  readonly eastAsia?: string;
  readonly cs?: string;
}

/** Fonts by language tag (`zh-TW`), language (`ja`) or ISO 15924 script (`Arab`); the most specific entry counts. */
export type FontMap = Readonly<Record<string, FontSlots>>;

/**
 * A proposal of fonts that come with Office, for documents whose own fonts lack the target's script. Not applied
 * unless asked for: word processors substitute fonts themselves, and often know better what is installed.
 */
export const defaultFontMap: FontMap = {
  Arab: { cs: 'Arial' },
  Hebr: { cs: 'Arial' },
  Jpan: { eastAsia: 'MS Mincho' },
  Kore: { eastAsia: 'Malgun Gothic' },
  Hans: { eastAsia: 'SimSun' },
  Hant: { eastAsia: 'PMingLiU' },
  Thai: { cs: 'Cordia New' },
  Deva: { cs: 'Nirmala UI' },
  Beng: { cs: 'Nirmala UI' },
  Gujr: { cs: 'Nirmala UI' },
  Guru: { cs: 'Nirmala UI' },
  Knda: { cs: 'Nirmala UI' },
  Mlym: { cs: 'Nirmala UI' },
  Orya: { cs: 'Nirmala UI' },
  Sinh: { cs: 'Nirmala UI' },
  Taml: { cs: 'Nirmala UI' },
  Telu: { cs: 'Nirmala UI' },
  Khmr: { cs: 'Leelawadee UI' },
  Laoo: { cs: 'Leelawadee UI' },
  Mymr: { cs: 'Myanmar Text' },
  Tibt: { cs: 'Microsoft Himalaya' },
  Ethi: { ascii: 'Nyala', hAnsi: 'Nyala' },
  Armn: { ascii: 'Sylfaen', hAnsi: 'Sylfaen' },
  Geor: { ascii: 'Sylfaen', hAnsi: 'Sylfaen' },
};

/** The entry for a language, or undefined. */
export function fontsFor(fonts: FontMap | undefined, language: LanguageInfo): FontSlots | undefined {
  if (!fonts) return undefined;
  const { language: code, script = '' } = new Intl.Locale(language.tag).maximize();
  return [language.wordTag, language.tag, `${code}-${script}`, code, script]
    .map((key) => fonts[key])
    .find((entry) => entry !== undefined);
}
