import { importProblem } from './problems.ts';

/** A file names few languages, each of them for every text. */
const mostKept = 1000;
const known = new Map<string, string | undefined>();

/** As many characters as requests may name; a book of a longer one would be too much for its index. */
const longest = 35;

/** A BCP 47 tag in its canonical form, whatever its case and separators; undefined for what is none, or is too long. */
export function readLanguageTag(tag: string): string | undefined {
  if (!known.has(tag)) {
    if (known.size >= mostKept) known.clear();
    known.set(tag, canonicalTag(tag));
  }
  return known.get(tag);
}

function canonicalTag(tag: string): string | undefined {
  if (tag.trim().length > longest) return undefined;
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
