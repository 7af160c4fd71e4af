import { readStatus, type Term, type TermStatus } from '#engine/glossary';
import { groupKey } from './extra-keys.ts';
import { attributes, categoryElement, type Extra, extraElements, safeMarkup } from './write-extra.ts';
import { content } from './xml-safe.ts';

/** What the versions of TBX call the same elements. */
export interface TbxDialect {
  readonly entry: string;
  readonly language: string;
  readonly term: string;
}

const statuses: Readonly<Record<TermStatus, string>> = {
  preferred: 'preferredTerm-admn-sts',
  allowed: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
  'do-not-translate': 'preferredTerm-admn-sts',
};

const ofSection = { prefix: '@' } as const;
const ofTerm = { prefix: 'term@' } as const;

/** A term with its notes first, as TBX asks for, then the rest. */
export function writeTerm(term: Term, dialect: TbxDialect): string[] {
  const { extra = {}, note, text } = term;
  const others = extraElements(withoutStatuses(extra), [ofSection, ofTerm]);
  const isNote = (element: string) => /^<termNote(?:Grp)?[\s>]/.test(element);
  return [
    `<${dialect.term}${attributes(extra, ofSection)}>`,
    `<term${attributes(extra, ofTerm)}>${markedText(text, extra['<term>'])}</term>`,
    ...termNotes(term, extra),
    ...others.filter(isNote),
    ...(note === undefined ? [] : [`<note>${content(note)}</note>`]),
    ...others.filter((element) => !isNote(element)),
    `</${dialect.term}>`,
  ];
}

/** The term with its own markup, as long as that says the same. */
function markedText(text: string, markup: string | undefined): string {
  const plain = content(text);
  const marked = safeMarkup(markup);
  return marked?.replace(/<[^<>]*>/g, '') === plain ? marked : plain;
}

function termNotes(term: Term, extra: Extra): string[] {
  const flags: [string, boolean | undefined][] = [
    ['x-doNotTranslate', term.status === 'do-not-translate' || undefined],
    ['x-caseSensitive', term.caseSensitive],
    ['x-exactForm', term.exactForm],
  ];
  return [
    ...categoryElement('termNote', 'partOfSpeech', term.partOfSpeech, extra[groupKey('partOfSpeech')]),
    ...statusNotes(term, extra),
    ...flags.flatMap(([type, value]) =>
      categoryElement('termNote', type, value === undefined ? undefined : value ? 'yes' : 'no', undefined),
    ),
  ];
}

const kept = ['administrativeStatus', 'normativeAuthorization'];

/** The status in the spelling of the file it came from, as long as the term still has it. */
function statusNotes(term: Term, extra: Extra): string[] {
  const said = kept.flatMap((category) => {
    const text = extra[`termNote:${category}`];
    return text !== undefined && isStill(term, text) ? [[category, text] as const] : [];
  });
  const notes = said.length > 0 ? said : [['administrativeStatus', statuses[term.status]] as const];
  return notes.flatMap(([category, text]) =>
    categoryElement('termNote', category, text, extra[groupKey(category)]),
  );
}

function isStill({ status }: Term, text: string): boolean {
  const said = readStatus(text) ?? 'allowed';
  return status === 'do-not-translate' ? said !== 'forbidden' : said === status;
}

function withoutStatuses(extra: Extra): Extra {
  return Object.fromEntries(
    Object.entries(extra).filter(([key]) => !kept.includes(key.replace('termNote:', ''))),
  );
}
