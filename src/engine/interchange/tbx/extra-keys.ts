/**
 * What TBX says beyond a glossary is kept in `extra` under keys that name its place:
 * `admin:source` the text of an element and its type, `note` of one without type, `<transacGrp>` or `<xref:xGraphic>`
 * an element as XML because it has more than text, `@id` an attribute. `#2` follows where it is the second of its kind;
 * `de/` goes before what stands beside the terms of that language.
 */
export type ExtraKey =
  | { readonly kind: 'text'; readonly name: string; readonly type: string | undefined }
  | { readonly kind: 'markup'; readonly name: string };

const typed = ['termNote', 'descrip', 'admin', 'ref', 'xref', 'transac', 'transacNote', 'note'];
const untyped = ['note', 'date'];

/** Whether an element can be kept as text. */
export function isPlain(name: string, type: string | undefined): boolean {
  return type === undefined ? untyped.includes(name) : typed.includes(name);
}

const textKey = /^(termNote|descrip|admin|ref|xref|transac|transacNote|note):(.+)$/s;

/** The element a key of `extra` stands for; undefined where it is not one of TBX. The language is cut off before. */
export function readKey(key: string): ExtraKey | undefined {
  const markup = /^<([A-Za-z]+)(?::[^>]*)?>(?:#\d+)?$/.exec(key);
  if (markup) return { kind: 'markup', name: markup[1]! };
  const bare = /^(note|date)(?:#\d+)?$/.exec(key);
  if (bare) return { kind: 'text', name: bare[1]!, type: undefined };
  const match = textKey.exec(key);
  if (match) return { kind: 'text', name: match[1]!, type: match[2]!.replace(/#\d+$/, '') || match[2]! };
  return undefined;
}

/** The key that says beside the terms of which language the definition of a concept stands. */
export const definitionLanguage = 'definition-language';

/** Whether a key says something in TBX, attributes and languages included. */
export function isTbxKey(key: string): boolean {
  return (
    key === definitionLanguage || readKey(key) !== undefined || /^(?:term)?@|^[A-Za-z0-9-]+\/|^</.test(key)
  );
}

/** What is kept of a concept or term, each value under a key of its own. */
export class Extra {
  private readonly values = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  get(key: string): string | undefined {
    return this.values.get(key);
  }

  set(key: string, value: string): void {
    this.values.set(key, value);
  }

  /** Keeps a value under the key, or the next free number of it. */
  add(key: string, value: string): void {
    let number = (this.counts.get(key) ?? 0) + 1;
    let free = number > 1 || (isTbxKey(key) && /#\d+$/.test(key)) ? `${key}#${number}` : key;
    while (this.values.has(free)) free = `${key}#${++number}`;
    this.counts.set(key, number);
    this.values.set(free, value);
  }

  /** As a glossary holds it, nothing where nothing is kept. */
  entries(): { extra?: Record<string, string> } {
    return this.values.size === 0 ? {} : { extra: Object.fromEntries(this.values) };
  }
}

/** The keys that hold what stands in a group around a value which the glossary has a place for. */
export const groupKeys = ['definition', 'subjectField', 'partOfSpeech', 'administrativeStatus'] as const;
export const groupKey = (category: string) => `<${category}>`;
