import type { Concept, Term } from '#engine/glossary';
import { definitionLanguage, Extra, groupKey } from './extra-keys.ts';
import { tbxFinding } from './findings.ts';
import { keepElement } from './keep-element.ts';
import { categoryOf } from './known-category.ts';
import { readTerm } from './read-term.ts';
import { childElements, type TbxElement } from './tbx-element.ts';
import type { TbxReader } from './tbx-reader.ts';
import { unspellId } from './xml-safe.ts';

/** A concept with its terms; its id is empty where the file gives none. */
export function readConcept(reader: TbxReader, entry: TbxElement): Concept {
  const { tree } = reader;
  const extra = new Extra();
  const about: { domain?: string; definition?: string; note?: string } = {};
  const terms: Term[] = [];
  for (const [name, value] of entry.attributes) if (name !== 'id') extra.set(`@${name}`, value);
  const children = childElements(tree, entry);
  for (const element of children) {
    if (element.name === 'langSec') continue;
    const known = categoryOf(tree, element);
    const field = known && fields[known.category];
    if (field && about[field] === undefined && known.text !== '') {
      about[field] = known.text;
      if (known.rest) extra.set(groupKey(known.category), known.rest);
    } else keepElement(tree, element, '', extra);
  }
  const isKept = isKeptAsItIs(extra);
  for (const element of children) {
    if (element.name !== 'langSec') continue;
    const language = languageOf(element);
    if (language === undefined) {
      reader.findings.push(tbxFinding('tbx-language', { place: reader.placeOf(tree.start[element.node]!) }));
      continue;
    }
    for (const [name, value] of element.attributes) {
      if (!/^(?:xml:)?lang$/.test(name)) extra.add(`${language}/@${name}`, value);
    }
    for (const inner of childElements(tree, element)) {
      const known = inner.name === 'termSec' ? undefined : categoryOf(tree, inner);
      if (inner.name === 'termSec') terms.push(...readTerm(reader, inner, language, isKept));
      else if (known?.category === 'definition' && about.definition === undefined && known.text !== '') {
        about.definition = known.text;
        extra.set(definitionLanguage, language);
        if (known.rest) extra.set(`${language}/${groupKey('definition')}`, known.rest);
      } else keepElement(tree, inner, `${language}/`, extra);
    }
  }
  const id = unspellId(entry.attributes.get('id') ?? '');
  return { id, terms, ...about, ...extra.entries() };
}

const fields: Readonly<Record<string, 'domain' | 'definition' | 'note' | undefined>> = {
  subjectField: 'domain',
  definition: 'definition',
  note: 'note',
};

/** What Weblate writes about a concept that is not to be translated. */
function isKeptAsItIs(extra: Extra): boolean {
  return /^no$/i.test(extra.get('descrip:Translation needed') ?? '');
}

/** The tag in the spelling of BCP 47; as it stands where it is no tag; undefined where there is none. */
function languageOf({ attributes }: TbxElement): string | undefined {
  const written = (attributes.get('xml:lang') ?? attributes.get('lang') ?? '').trim();
  if (written === '') return undefined;
  try {
    return Intl.getCanonicalLocales(written.replaceAll('_', '-'))[0];
  } catch {
    return written;
  }
}
