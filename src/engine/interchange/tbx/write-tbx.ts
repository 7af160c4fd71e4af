import { escapeAttribute } from '#engine/docx/xml';
import type { Concept, Glossary } from '#engine/glossary';
import { definitionLanguage, groupKey } from './extra-keys.ts';
import { attributes, categoryElement, type Extra, extraElements, safeMarkup } from './write-extra.ts';
import { type TbxDialect, writeTerm } from './write-term.ts';
import { allowed, content, spellId } from './xml-safe.ts';

export interface WriteTbxOptions {
  /** TBX 3 (ISO 30042:2019, TBX-Basic in style DCA), or TBX 2 (ISO 30042:2008, TBX-Basic). Default 3. */
  readonly version?: 2 | 3;
}

const dialects: Readonly<Record<2 | 3, TbxDialect>> = {
  2: { entry: 'termEntry', language: 'langSet', term: 'tig' },
  3: { entry: 'conceptEntry', language: 'langSec', term: 'termSec' },
};

/** The pieces of a TBX file, for concepts that come one after another: `head`, each `concept`, `tail`. */
export interface TbxWriter {
  readonly head: string;
  concept(concept: Concept): string;
  readonly tail: string;
}

/**
 * Writes a glossary as TBX-Basic. `readTbx` gives the same glossary back, with the terms of a concept grouped by
 * language and without characters that XML cannot hold. Categories beyond TBX-Basic have names that begin with `x-`.
 */
export function writeTbx(glossary: Glossary, options: WriteTbxOptions = {}): string {
  const { extra = {}, concepts } = glossary;
  const language = extra['@xml:lang'] ?? concepts.flatMap(({ terms }) => terms)[0]?.language ?? 'en';
  const writer = createTbxWriter({ ...glossary, language }, options);
  return writer.head + concepts.map((concept) => writer.concept(concept)).join('') + writer.tail;
}

/** The writer behind `writeTbx`; `language` is the one of the file itself (BCP 47). */
export function createTbxWriter(
  glossary: Pick<Glossary, 'name' | 'extra'> & { readonly language: string },
  { version = 3 }: WriteTbxOptions = {},
): TbxWriter {
  const dialect = dialects[version];
  const { extra = {}, language } = glossary;
  const xmlLang = `xml:lang="${escapeAttribute(allowed(language))}"`;
  const [open, close] =
    version === 3
      ? [`<tbx type="TBX-Basic" style="dca" ${xmlLang} xmlns="urn:iso:std:iso:30042:ed-2">`, '</tbx>']
      : [`<martif type="TBX-Basic" ${xmlLang}>`, '</martif>'];
  const joined = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  const back = part('back', backMatter(extra['<back>'], version));
  return {
    head: joined([
      '<?xml version="1.0" encoding="UTF-8"?>',
      open,
      ...header(glossary, version),
      '<text>',
      '<body>',
    ]),
    concept: (concept) => joined(writeConcept(concept, dialect)),
    tail: joined(['</body>', ...back, '</text>', close]),
  };
}

function header({ name, extra = {} }: Pick<Glossary, 'name' | 'extra'>, version: 2 | 3): string[] {
  const element = version === 3 ? 'tbxHeader' : 'martifHeader';
  const scheme = version === 3 ? '' : '<p type="XCSURI">TBXBasicXCSV02.xcs</p>';
  return [
    `<${element}>`,
    '<fileDesc>',
    ...(name === '' ? [] : [`<titleStmt><title>${content(name)}</title></titleStmt>`]),
    ...part('publicationStmt', safeMarkup(extra['<publicationStmt>'])),
    `<sourceDesc>${safeMarkup(extra['<sourceDesc>']) ?? '<p>Verso</p>'}</sourceDesc>`,
    '</fileDesc>',
    ...part('encodingDesc', safeMarkup(extra['<encodingDesc>']) ?? scheme),
    ...part('revisionDesc', safeMarkup(extra['<revisionDesc>'])),
    `</${element}>`,
  ];
}

function part(name: string, inner: string | undefined): string[] {
  return inner ? [`<${name}>${inner}</${name}>`] : [];
}

function backMatter(markup: string | undefined, version: 2 | 3): string | undefined {
  const safe = safeMarkup(markup);
  return version === 3 ? safe : safe?.replace(/<(\/?)refObjectSec(?=[\s>/])/g, '<$1refObjectList');
}

const ofEntry = { prefix: '@', own: 'id' } as const;
const ofLanguage = { prefix: '@', own: 'xml:lang' } as const;

function writeConcept(concept: Concept, dialect: TbxDialect): string[] {
  const { id, domain, definition, note, terms, extra = {} } = concept;
  const byLanguage = Map.groupBy(terms, ({ language }) => language);
  const named = extra[definitionLanguage];
  const owner = named !== undefined && byLanguage.has(named) ? named : undefined;
  const { own, beside } = splitExtra(extra, byLanguage);
  return [
    `<${dialect.entry} id="${spellId(id)}"${attributes(own, ofEntry)}>`,
    ...categoryElement('descrip', 'subjectField', domain, own[groupKey('subjectField')]),
    ...(owner === undefined
      ? categoryElement('descrip', 'definition', definition, own[groupKey('definition')])
      : []),
    ...(note === undefined ? [] : [`<note>${content(note)}</note>`]),
    ...extraElements(own, [ofEntry]),
    ...[...byLanguage].flatMap(([language, same]) => {
      const besides = beside.get(language) ?? {};
      return [
        `<${dialect.language} xml:lang="${escapeAttribute(allowed(language))}"${attributes(besides, ofLanguage)}>`,
        ...(language === owner
          ? categoryElement('descrip', 'definition', definition, besides[groupKey('definition')])
          : []),
        ...extraElements(besides, [ofLanguage]),
        ...same.flatMap((term) => writeTerm(term, dialect)),
        `</${dialect.language}>`,
      ];
    }),
    `</${dialect.entry}>`,
  ];
}

/** What is kept of the concept, and what of it stands beside the terms of each language. */
function splitExtra(
  extra: Extra,
  languages: ReadonlyMap<string, unknown>,
): { own: Extra; beside: ReadonlyMap<string, Extra> } {
  const own: [string, string][] = [];
  const beside = new Map<string, [string, string][]>();
  for (const [key, value] of Object.entries(extra)) {
    const slash = key.indexOf('/');
    const language = key.slice(0, Math.max(0, slash));
    if (!languages.has(language) || slash < 0) own.push([key, value]);
    else {
      if (!beside.has(language)) beside.set(language, []);
      beside.get(language)!.push([key.slice(slash + 1), value]);
    }
  }
  const objects = [...beside].map(([tag, entries]): [string, Extra] => [tag, Object.fromEntries(entries)]);
  return { own: Object.fromEntries(own), beside: new Map(objects) };
}
