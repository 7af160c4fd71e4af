/** English names of languages, as models know them best; made once, for loading the table takes milliseconds. */
let names: Intl.DisplayNames | undefined;

/** A language for the prompt: `Brazilian Portuguese (pt-BR)`; only the tag where it has no name. */
export function languageName(tag: string): string {
  names ??= new Intl.DisplayNames(['en'], { type: 'language' });
  const name = isLanguageTag(tag) ? names.of(tag) : undefined;
  return name === undefined || name === tag ? tag : `${name} (${tag})`;
}

/** Whether a tag is well-formed (BCP 47). */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
