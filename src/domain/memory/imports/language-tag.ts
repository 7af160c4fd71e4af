import { importProblem } from './problems.ts';

/** A BCP 47 tag in its canonical form, whatever its case and separators; undefined for what is none. */
export function readLanguageTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** The same, refusing what is no tag with `language-tag-invalid`. */
export function languageTag(tag: string): string {
  const canonical = readLanguageTag(tag);
  if (canonical === undefined) throw importProblem('language-tag-invalid', { detail: tag });
  return canonical;
}
