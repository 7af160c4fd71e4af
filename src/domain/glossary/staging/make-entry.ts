import { createHash } from 'node:crypto';
import { calendarDay, hashTerm } from '#domain/glossary/concepts';
import type { EntryConcept, EntryTerm } from '#domain/glossary/imports';
import { type Concept, languageRoot, type Term } from '#engine/glossary';
import type { ReadConcept } from '#engine/interchange/terminology';

/** A concept of a file on its way to the database. */
export interface NewEntry {
  readonly place: string;
  readonly rows: number;
  /** Null: nothing can be made of it. */
  readonly concept: EntryConcept | null;
  readonly signature: string | null;
  readonly flags: readonly string[];
}

const longestTerm = 500;
const longestKey = 200;
const mostTerms = 200;
/** What UTF-8 looks like that was read as Windows-1252, and what stands for a letter that could not be read. */
const damaged = /\uFFFD|Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ“\u009D]|Â[\u00A0-\u00BF]/;

/** What the file is expected to have terms of, BCP 47 tags. */
export interface WantedLanguages {
  readonly from: string | null;
  readonly to: string | null;
}

/** The entry of a concept as it was read, with what can be told from it alone. */
export function makeEntry(read: ReadConcept, wanted: WantedLanguages): NewEntry {
  const { concept, place, entries, codes } = read;
  const reason = unusable(concept);
  if (reason !== undefined)
    return { place, rows: entries, concept: null, signature: null, flags: [reason, ...codes] };
  const made = entryConcept(concept);
  return {
    place,
    rows: entries,
    concept: made,
    signature: signatureOf(made),
    flags: [...codes, ...flagsOf(concept, wanted)],
  };
}

function unusable({ terms }: Concept): string | undefined {
  if (terms.length === 0) return 'no-term';
  if (terms.length > mostTerms) return 'terms-too-many';
  if (terms.some(({ text }) => text.length > longestTerm)) return 'term-too-long';
  return terms.some(({ language }) => language.length > 35) ? 'language-unknown' : undefined;
}

function entryConcept({ id, domain, definition, note, extra = {}, terms }: Concept): EntryConcept {
  const { owner, ...others } = extra;
  const isKey = id.length <= longestKey;
  return {
    key: isKey ? id : '',
    domain: domain ?? null,
    definition: definition ?? null,
    note: note ?? null,
    owner: owner?.slice(0, 200) ?? null,
    extra: isKey ? others : { ...others, key: id },
    terms: terms.map(entryTerm),
  };
}

/** Columns in which Verso itself writes what files have no place for. */
export const validityKeys = { validFrom: 'valid from', validUntil: 'valid until' } as const;

function entryTerm(term: Term): EntryTerm {
  const { language, text, status, caseSensitive, exactForm, partOfSpeech, note } = term;
  const { [validityKeys.validFrom]: from, [validityKeys.validUntil]: until, ...extra } = term.extra ?? {};
  return {
    ...{ language, text, status, extra },
    caseSensitive: caseSensitive ?? null,
    exactForm: exactForm ?? null,
    partOfSpeech: partOfSpeech ?? null,
    note: note ?? null,
    validFrom: dayOf(from),
    validUntil: dayOf(until),
  };
}

function dayOf(text: string | undefined): string | null {
  return calendarDay.safeParse(text).data ?? null;
}

/** What entries have in common that say the same: their terms with what is wanted of them. */
export function signatureOf({ terms }: EntryConcept): string {
  const parts = terms.map(({ language, text, status }) => `${language} ${status} ${hashTerm(text)}`);
  return createHash('sha256').update(parts.sort().join('\n')).digest('hex').slice(0, 32);
}

function flagsOf({ terms }: Concept, { from, to }: WantedLanguages): string[] {
  const roots = new Set(terms.map(({ language }) => languageRoot(language)));
  const lacks = [from, to].some((tag) => tag !== null && !roots.has(languageRoot(tag)));
  const isKept = terms.some(({ status }) => status === 'do-not-translate');
  const isForbidden = terms.every(({ status }) => status === 'forbidden');
  return [
    ...(terms.some(({ text }) => damaged.test(text)) ? ['encoding-suspect'] : []),
    ...((lacks || roots.size === 1) && !isKept && !isForbidden ? ['language-empty'] : []),
  ];
}
