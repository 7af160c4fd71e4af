import { field } from './field.ts';
import { bookmark } from './inline.ts';
import { paragraph } from './paragraph.ts';
import type { Inline, Xml } from './xml.ts';

/** A numbered clause: level 1 is a heading, 2 is `1.1`, 3 is `(a)`; `text` is an unnumbered definition. */
export interface Clause {
  readonly level: 1 | 2 | 3 | 'text';
  /** Name by which other clauses refer to this one. */
  readonly mark?: string;
  readonly content: readonly Inline[];
}

/** What a clause may point at: the number of a marked clause (`4.2`), or the words of a marked heading. */
export interface References {
  number(mark: string): Xml;
  heading(mark: string): Xml;
}

const styleOf = { 1: 'Heading1', 2: 'ClauseLevel2', 3: 'ClauseLevel3', text: 'Definition' } as const;

const bookmarkOf = (mark: string): string => `_Ref${mark}`;

/**
 * Clauses as paragraphs. The clauses are asked for twice: once to count them, once to write them with the
 * numbers Word itself would show as the cached results of the cross-references.
 */
export function clauseParagraphs(clauses: (references: References) => readonly Clause[]): Xml[] {
  const nothing = { number: () => ({ xml: '' }), heading: () => ({ xml: '' }) };
  const counted = countClauses(clauses(nothing));
  const find = (mark: string): Counted => {
    const found = counted.get(mark);
    if (found === undefined) throw new Error(`No clause is marked ${mark}`);
    return found;
  };
  const references: References = {
    number: (mark) => field(`REF ${bookmarkOf(mark)} \\w \\h`, find(mark).number),
    heading: (mark) => field(`REF ${bookmarkOf(mark)} \\h`, find(mark).words),
  };
  return clauses(references).map(({ level, mark, content }) =>
    paragraph(styleOf[level], ...(mark === undefined ? content : [bookmark(bookmarkOf(mark), ...content)])),
  );
}

interface Counted {
  readonly number: string;
  readonly words: string;
}

function countClauses(clauses: readonly Clause[]): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  const counts = [0, 0, 0];
  for (const { level, mark, content } of clauses) {
    if (level === 'text') continue;
    counts[level - 1]! += 1;
    counts.fill(0, level);
    const letter = String.fromCharCode(96 + counts[2]!);
    const number = [`${counts[0]}`, `${counts[0]}.${counts[1]}`, `${counts[0]}.${counts[1]}(${letter})`][
      level - 1
    ]!;
    if (mark !== undefined)
      counted.set(mark, { number, words: content.filter((item) => typeof item === 'string').join('') });
  }
  return counted;
}
