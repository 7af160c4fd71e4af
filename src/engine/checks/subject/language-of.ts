const known = new Map<string, string>();

/** The language of a BCP 47 tag in lower case, without script and region: `pt` of `pt-BR`. */
export function languageOf(tag: string): string {
  let language = known.get(tag);
  if (language === undefined) {
    language = tag.toLowerCase().split(/[-_]/, 1)[0]!;
    if (known.size > 1000) known.clear();
    known.set(tag, language);
  }
  return language;
}

/** Languages written without blanks between words. */
const spaceless: ReadonlySet<string> = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my', 'yue', 'bo', 'dz']);

export function isSpaceless(language: string): boolean {
  return spaceless.has(language);
}

/** Languages whose letters are not capital or small. */
const caseless: ReadonlySet<string> = new Set(
  'zh yue ja ko th lo km my ar fa ur he yi hi mr ne bn ta te kn ml gu pa si ka am ti bo dz ckb ps sd ug'.split(
    ' ',
  ),
);

export function isCaseless(language: string): boolean {
  return caseless.has(language);
}
