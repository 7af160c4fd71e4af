import { type Formats, formatsOf, type PluralForms } from './formats.ts';
import type { Language, Locale } from './locale.ts';

type Sentence = (value: never, formats: Formats) => string;
type Entry = Readonly<Record<Language, string>> | Readonly<Record<Language, Sentence>>;

type Said<M> = M extends string
  ? string
  : M extends (value: infer V, ...more: never[]) => string
    ? (value: V) => string
    : never;

/** The messages of a room in one language: texts, and functions of one value. */
export type Messages<T> = { readonly [K in keyof T]: T[K] extends { en: infer M } ? Said<M> : never };

/** Holds every language to the value that the English message takes. */
type Complete<T> = {
  readonly [K in keyof T]: T[K] extends { en: (value: infer V, ...more: never[]) => string }
    ? Readonly<Record<Language, (value: V, formats: Formats) => string>>
    : Readonly<Record<Language, string>>;
};

/**
 * The messages of a room. Functions name the types of both their parameters. Whatever lacks a language, or takes another value in one, does not compile.
 *
 * @example
 * const messages = defineMessages({
 *   title: { en: 'Files', de: 'Dateien' },
 *   count: {
 *     en: counted({ one: '# file', other: '# files' }),
 *     de: counted({ one: '# Datei', other: '# Dateien' }),
 *   },
 *   uploaded: {
 *     en: ({ name, at }: { name: string; at: Date }, { moment }: Formats) => `${name}, ${moment(at)}`,
 *     de: ({ name, at }: { name: string; at: Date }, { moment }: Formats) => `${name}, ${moment(at)}`,
 *   },
 * });
 * const say = messages(view.locale);
 * say.title; say.count(3); say.uploaded({ name: 'a.docx', at: new Date() });
 */
export function defineMessages<T extends Readonly<Record<string, Entry>>>(
  entries: T & Complete<T>,
): (locale: Locale) => Messages<T> {
  const known = new Map<string, Messages<T>>();
  return (locale) => {
    const key = `${locale.language} ${locale.tag} ${locale.zone}`;
    const found = known.get(key);
    if (found) return found;
    if (known.size > 200) known.clear();
    const made = speak(entries, locale);
    known.set(key, made);
    return made;
  };
}

function speak<T extends Readonly<Record<string, Entry>>>(entries: T, locale: Locale): Messages<T> {
  const formats = formatsOf(locale);
  const said = Object.entries(entries).map(([name, entry]) => {
    const message = entry[locale.language];
    if (typeof message === 'string') return [name, message] as const;
    return [name, (value: never) => message(value, formats)] as const;
  });
  return Object.fromEntries(said) as unknown as Messages<T>;
}

/** A message with a number: its form by the language's rules, `#` for the number. */
export function counted(forms: PluralForms): (value: number, formats: Formats) => string {
  return (value, { plural }) => plural(value, forms);
}
