/** Languages of the interface; each message exists in all of them. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** How somebody reads: words, numbers, dates. */
export interface Locale {
  readonly language: Language;
  /** BCP 47 tag for numbers and dates, such as `en-GB`; its language is that of the words. */
  readonly tag: string;
  /** IANA time zone. */
  readonly zone: string;
  readonly direction: 'ltr' | 'rtl';
}

export interface LocaleWish {
  /** What the person chose; unknown ones are ignored. */
  readonly language?: string | undefined;
  readonly zone?: string | undefined;
  /** The header of that name. */
  readonly acceptLanguage?: string | undefined;
}

/** The locale somebody gets: what they chose, else the first language of their browser that there is, else English and UTC. */
export function chooseLocale({ language, zone, acceptLanguage = '' }: LocaleWish): Locale {
  const accepted = readAccepted(acceptLanguage);
  const chosen = languages.find((known) => known === language);
  const tag =
    accepted.find((one) => (chosen ? languageOf(one) === chosen : languageOf(one))) ?? chosen ?? 'en';
  const words = languageOf(tag)!;
  return { language: words, tag, zone: isZone(zone) ? zone : 'UTC', direction: directionOf(words) };
}

/** Whether it is a time zone that dates can be shown in. */
export function isZone(zone: string | undefined): zone is string {
  if (!zone || !/^[A-Za-z][\w+/-]{1,63}$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Which way a text of a language runs, by the script the language is usually written in. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  try {
    const { script = '' } = new Intl.Locale(tag).maximize();
    return /^(Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg|Mand|Samr)$/.test(script) ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** Tags of an Accept-Language header that dates and numbers can be shown in, most wanted first. */
function readAccepted(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((item) => {
      const [tag = '', quality = 'q=1'] = item.trim().split(/\s*;\s*/);
      return { tag, quality: Number(quality.slice(2)) || 0 };
    })
    .filter(({ tag, quality }) => quality > 0 && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag))
    .sort((a, b) => b.quality - a.quality)
    .flatMap(({ tag }) => canonical(tag));
}

function canonical(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag);
  } catch {
    return [];
  }
}

function languageOf(tag: string): Language | undefined {
  return languages.find((known) => tag === known || tag.startsWith(`${known}-`));
}
