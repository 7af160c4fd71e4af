import { describe, expect, it } from 'vitest';
import { createTermMatcher, type Glossary, type Term, type TermMatch, type TermStatus } from './index.ts';

function term(language: string, text: string, more: Partial<Term> = {}): Term {
  return { language, text, status: 'preferred', ...more };
}

/** A glossary of one concept for each list of terms. */
function glossary(...concepts: readonly (readonly Term[])[]): Glossary {
  return { name: 'test', concepts: concepts.map((terms, index) => ({ id: `c${index + 1}`, terms })) };
}

/** The places where a term is found. */
function places(wanted: Term, text: string, from = wanted.language): string[] {
  const to = from.startsWith('fr') ? 'en' : 'fr';
  const matcher = createTermMatcher({ glossaries: [glossary([wanted, term(to, 'x')])], from, to });
  return matcher.findTerms(text).map(({ start, end }) => text.slice(start, end));
}

describe('finding a term', () => {
  it.each<[string, string, string, string[]]>([
    ['en', 'contract', 'The Contract, and two CONTRACTS.', ['Contract', 'CONTRACTS']],
    ['en', 'contract', 'contractual subcontract contraction', []],
    [
      'en',
      'data base',
      'data-base, Data bases, data\u00A0base, data\u2011base, database',
      ['data-base', 'Data bases', 'data\u00A0base', 'data\u2011base'],
    ],
    ['en', 'driver', "the driver's licence; drivers' seats", ['driver', 'drivers']],
    ['en', 'can', "You can't open the can.", ['can']],
    ['en', 'mail', 'an e-mail in the mail', ['mail']],
    ['en', 'analysis', 'Analyses and the analysis', ['Analyses', 'analysis']],
    ['en', 'risk analyses', 'a risk analysis', ['risk analysis']],
    ['en', 'child seat', 'children seats', ['children seats']],
    ['en', 'index', 'indices, indexes, indexing', ['indices', 'indexes', 'indexing']],
    ['en', 'base', 'all bases on the basis', ['bases']],
    ['en', 'workman', 'the workmen’s tools', ['workmen']],
    ['en', 'organ', 'organs of the organization', ['organs']],
    ['en', 'C++', 'C++ is not C, C+ or C ++.', ['C++']],
    ['en', 'C', 'C++ and C# are not C.', ['C']],
    ['en', 'ERR', 'SYS_ERR_406 has ERR', ['ERR']],
    ['en', 'ISO 9001', 'ISO 9001:2015, ISO-9001', ['ISO-9001']],
    ['fr', 'arrêt', 'l’arrêt, d\u2019arre\u0302ts', ['arrêt', 'arre\u0302ts']],
    ['it', 'olio', "pompa dell'olio", ['olio']],
    ['de', 'Haus', 'in den Häusern, Hausbau', ['Häusern']],
    ['de', 'Straße', 'STRASSE', ['STRASSE']],
    ['ru', 'договор', 'Договором, договора', ['Договором', 'договора']],
    ['fi', 'sopimus', 'sopimuksessa', []],
    ['pl', 'umowa', 'Umowy, umowę, umowny, umieć', ['Umowy', 'umowę', 'umowny']],
    ['pl', 'dom', 'domek dom', ['dom']],
    ['uk', 'договір', 'договір, договірний', ['договір', 'договірний']],
    ['ko', '계약', '계약은 계약서를 계약', ['계약은', '계약']],
    ['zh', '合同', '本合同自签字起生效。', ['合同']],
    ['ja', 'データ', 'データベース', ['データ']],
    ['th', 'สัญญา', 'ในสัญญานี้', ['สัญญา']],
    ['tr', 'ışık', 'IŞIK', ['IŞIK']],
    ['tr', 'İstanbul', "İstanbul'da", ['İstanbul']],
    ['ar', 'عقد', 'العقد', ['العقد']],
  ])('%s: %j in %j', (language, text, sentence, found) => {
    expect(places(term(language, text), sentence)).toEqual(found);
  });

  it.each<[string, Partial<Term>, string, string[]]>([
    ['contract', { caseSensitive: true }, 'contract Contract contracts', ['contract', 'contracts']],
    ['contract', { exactForm: true }, 'contract Contract contracts', ['contract', 'Contract']],
    ['contract', { exactForm: true, caseSensitive: true }, 'contract Contract contracts', ['contract']],
    ['IT', {}, 'IT is what it is; ITs', ['IT', 'ITs']],
    ['IT', { caseSensitive: false }, 'IT it', ['IT', 'it']],
    ['Word', { status: 'do-not-translate' }, 'A word about Word.', ['Word']],
    ['word', { status: 'do-not-translate' }, 'A Word.', ['Word']],
    ['BANKING', {}, 'banking', ['banking']],
  ])('%s with %j in %j', (text, more, sentence, found) => {
    expect(places(term('en', text, more), sentence)).toEqual(found);
  });

  it('prefers the longer term, reports overlaps, and all homonyms', () => {
    const names = ['data', 'data base', 'base system', 'contact', 'Contact'];
    const terms = glossary(...names.map((text) => [term('en', text), term('de', `${text} (de)`)]));
    const matcher = createTermMatcher({ glossaries: [terms], from: 'en', to: 'de' });
    const found = (text: string) =>
      matcher.findTerms(text).map((match) => [match.concept.id, text.slice(match.start, match.end)]);
    expect(found('data base')).toEqual([['c2', 'data base']]);
    expect(found('data base system')).toEqual([
      ['c2', 'data base'],
      ['c3', 'base system'],
    ]);
    expect(found('contact')).toEqual([
      ['c4', 'contact'],
      ['c5', 'contact'],
    ]);
  });

  it('tells terms that cannot be looked for', () => {
    const long = 'word '.repeat(65).trim();
    const terms = glossary(
      [term('en', '…'), term('de', 'drei Punkte')],
      [term('en', long), term('de', 'lang')],
    );
    const matcher = createTermMatcher({ glossaries: [terms], from: 'en', to: 'de' });
    expect(matcher.unfindable.map(({ text }) => text)).toEqual(['…', long]);
    expect(matcher.findTerms(`… ${long}`)).toEqual([]);
  });

  it('takes any tag for a language', () => {
    expect(places(term('x-unknown_tag!', 'contract'), 'contract')).toEqual(['contract']);
  });

  it('takes names of object properties for words', () => {
    expect(places(term('en', 'constructor'), 'The constructor and __proto__')).toEqual(['constructor']);
  });
});

describe('varieties of a language', () => {
  const counterparts = (terms: readonly Term[], from: string, to: string, text: string) =>
    createTermMatcher({ glossaries: [glossary(terms)], from, to })
      .findTerms(text)
      .flatMap((match: TermMatch) => match.counterparts.map((found) => found.text));

  const trunk = [
    term('de', 'Kofferraum'),
    term('en', 'luggage compartment'),
    term('en-US', 'trunk'),
    term('en-GB', 'boot'),
    term('en-GB', 'hatch', { status: 'forbidden' }),
  ];

  it.each<[string, string[]]>([
    ['en-GB', ['boot', 'hatch']],
    ['en-US', ['trunk']],
    ['en-AU', ['luggage compartment']],
    ['en', ['luggage compartment', 'hatch']],
    ['en_gb', ['boot', 'hatch']],
  ])('%s gets %j', (to, found) => {
    expect(counterparts(trunk, 'de', to, 'im Kofferraum')).toEqual(found);
  });

  it('takes a sister variety where there is nothing nearer, never another script', () => {
    const terms = [term('en', 'printer'), term('pt-BR', 'impressora'), term('zh-TW', '印表機')];
    expect(counterparts(terms, 'en', 'pt-PT', 'the printers')).toEqual(['impressora']);
    expect(counterparts(terms, 'en-NZ', 'zh-Hant', 'the printers')).toEqual(['印表機']);
    expect(counterparts(terms, 'en', 'zh-CN', 'the printers')).toEqual([]);
  });

  it('tells one variety from the other', () => {
    expect(counterparts(trunk, 'en-US', 'en-GB', 'the trunk, the boot')).toEqual(['boot', 'hatch']);
  });

  it('knows Norwegian by both names', () => {
    expect(counterparts([term('no', 'kontrakt'), term('en', 'contract')], 'nb', 'en', 'kontrakten')).toEqual([
      'contract',
    ]);
  });
});

describe('incomplete concepts', () => {
  // A term without translation said nothing and displaced shorter ones that do.
  const terms = glossary(
    [term('en', 'supply contract'), term('fr', 'contrat de fourniture')],
    [term('en', 'contract'), term('de', 'Vertrag')],
    [term('en', 'KapiMart', { status: 'do-not-translate' })],
    [term('en', 'supplier'), term('de', 'Zulieferer', { status: 'forbidden' })],
  );
  const matcher = createTermMatcher({ glossaries: [terms], from: 'en', to: 'de' });

  it('are not found', () => {
    const text = 'KapiMart’s supply contracts with a supplier';
    expect(matcher.findTerms(text).map(({ concept }) => concept.id)).toEqual(['c3', 'c2', 'c4']);
    expect(matcher.incomplete.map(({ id }) => id)).toEqual(['c1']);
  });
});

describe('forbidden terms', () => {
  const concept = (...terms: [string, string, TermStatus][]) =>
    terms.map(([language, text, status]) => term(language, text, { status }));
  const terms = glossary(
    concept(['en', 'lid', 'preferred'], ['de', 'Deckel', 'preferred'], ['de', 'Klappe', 'forbidden']),
    concept(['en', 'flap', 'preferred'], ['de', 'Klappe', 'preferred']),
    concept(
      ['en', 'cache', 'preferred'],
      ['de', 'Zwischenspeicher', 'preferred'],
      ['de', 'Speicher', 'forbidden'],
    ),
    concept(['en', 'memory', 'preferred'], ['de', 'externer Speicher', 'preferred']),
    concept(['de', 'Bullshit', 'forbidden']),
  );
  const matcher = createTermMatcher({ glossaries: [terms], from: 'en', to: 'de' });
  const found = (source: string, target: string) =>
    matcher
      .findForbidden(target, matcher.findTerms(source))
      .map(({ start, end, instead }) => [target.slice(start, end), ...instead.map(({ text }) => text)]);

  it.each<[string, string, string[][]]>([
    ['Close the lid.', 'Die Klappen schließen.', [['Klappen', 'Deckel']]],
    ['Close the lid and the flap.', 'Deckel und Klappe schließen.', []],
    ['Close the lid.', 'Speicher schließen.', []],
    ['The cache', 'Der Speicher', [['Speicher', 'Zwischenspeicher']]],
    ['The cache', 'Der externe Speicher', []],
    ['The cache in memory', 'Zwischenspeicher im externen Speicher', []],
    ['Anything', 'So ein Bullshit!', [['Bullshit']]],
  ])('%j, %j', (source, target, expected) => {
    expect(found(source, target)).toEqual(expected);
  });

  it('are all found without a source', () => {
    expect(matcher.findForbidden('Speicher und Bullshit').map(({ term }) => term.text)).toEqual([
      'Speicher',
      'Bullshit',
    ]);
  });
});
