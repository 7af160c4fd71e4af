import { describe, expect, it } from 'vitest';
import {
  changedTerms,
  createTermMatcher,
  type Glossary,
  hasTerm,
  missingTerms,
  promptTerms,
  type Term,
  type TermStatus,
} from './index.ts';

function glossary(...concepts: readonly (readonly [string, string, TermStatus?])[][]): Glossary {
  return {
    name: 'test',
    concepts: concepts.map((terms, index) => ({
      id: `c${index + 1}`,
      terms: terms.map(([language, text, status = 'preferred']): Term => ({ language, text, status })),
    })),
  };
}

const glossaries = [
  glossary(
    [
      ['en', 'lid'],
      ['de', 'Deckel'],
      ['de', 'Verschluss', 'allowed'],
      ['de', 'Klappe', 'forbidden'],
    ],
    [
      ['en', 'contract'],
      ['de', 'Vertrag'],
    ],
    [
      ['en', 'contact'],
      ['de', 'Kontakt'],
    ],
    [
      ['en', 'contact'],
      ['de', 'Ansprechpartner'],
    ],
    [['en', 'Data Vault', 'do-not-translate']],
    [
      ['en', 'flap'],
      ['de', 'Latz', 'forbidden'],
    ],
    [['en', 'untranslated']],
  ),
];
const matcher = createTermMatcher({ glossaries, from: 'en', to: 'de' });
const missing = (source: string, target: string) =>
  missingTerms(matcher.findTerms(source), target).map(({ term }) => term.text);

describe('hasTerm', () => {
  it.each<[string, string, string, boolean]>([
    ['de', 'Vertrag', 'Die Verträge enden.', true],
    ['de', 'Vertrag', 'Das Vertragsverhältnis endet.', true],
    ['de', 'Vertrag', 'Der Kaufvertrag endet.', true],
    ['de', 'Vertrag', 'Das ist unverträglich.', false],
    ['en', 'contract', 'the subcontract', false],
    ['fr', 'contrat de vente', 'Des contrats de vente', true],
    ['zh', '盖子', '盖上盖子。', true],
    ['de', '', 'Text', false],
  ])('%s: %s in %j: %s', (language, text, sentence, expected) => {
    expect(hasTerm(sentence, { language, text, status: 'preferred' })).toBe(expected);
  });

  it('wants the exact form where the term does', () => {
    const term: Term = { language: 'de', text: 'Vertrag', status: 'preferred', exactForm: true };
    expect(hasTerm('Verträge und Vertragsende', term)).toBe(false);
    expect(hasTerm('ein Vertrag', term)).toBe(true);
  });
});

// Glossaries that a service was given and did not follow in documents.
describe('missingTerms', () => {
  it.each<[string, string, string[]]>([
    ['Close the lid.', 'Schließen Sie die Klappe.', ['lid']],
    ['Close the lids.', 'Schließen Sie alle Verschlüsse.', []],
    ['The lid, the contract and the lid', 'Nichts davon', ['lid', 'contract']],
    ['Your contact', 'Ihr Ansprechpartner', []],
    ['Your contact', 'Ihr Kontakt', []],
    ['Your contact', 'Ihr Freund', ['contact']],
    ['The flap of Data Vault', 'Die Lasche', []],
    ['untranslated', 'nichts', []],
  ])('%j, %j', (source, target, expected) => {
    expect(missing(source, target)).toEqual(expected);
  });
});

describe('changedTerms', () => {
  it.each<[string, string, string[]]>([
    ['Open Data Vault.', 'Öffnen Sie den Datentresor.', ['Data Vault']],
    ['Open Data Vault.', 'Data Vaults Fenster', []],
    ['Open Data Vault.', 'data vault öffnen', ['Data Vault']],
    ['Open the lid.', 'Deckel öffnen', []],
  ])('%j, %j', (source, target, expected) => {
    expect(changedTerms(matcher.findTerms(source), target).map(({ term }) => term.text)).toEqual(expected);
  });
});

describe('promptTerms', () => {
  const prompt = (text: string, characters?: number) =>
    promptTerms(matcher.findTerms(text), { ...(characters !== undefined && { characters }) });

  it('tells what to use and what to avoid, each term once', () => {
    expect(prompt('Lids and a lid; contact Data Vault about the flap, untranslated.')).toEqual([
      { source: 'lid', targets: ['Deckel', 'Verschluss'], avoid: ['Klappe'] },
      { source: 'contact', targets: ['Kontakt', 'Ansprechpartner'], avoid: [] },
      { source: 'Data Vault', targets: ['Data Vault'], avoid: [] },
      { source: 'flap', targets: [], avoid: ['Latz'] },
    ]);
  });

  it('says nothing of untranslated terms', () => {
    expect(prompt('untranslated')).toEqual([]);
  });

  it('tells only terms of the text, within a budget', () => {
    expect(prompt('lid, contract, contract').map(({ source }) => source)).toEqual(['lid', 'contract']);
    expect(prompt('lid, contract, contract', 20).map(({ source }) => source)).toEqual(['contract']);
    expect(prompt('lid', 0)).toEqual([]);
  });

  it('does not forbid what a homonym asks for', () => {
    const homonyms = glossary(
      [
        ['en', 'lid'],
        ['de', 'Klappe', 'forbidden'],
      ],
      [
        ['en', 'lid'],
        ['de', 'Klappe'],
      ],
    );
    const { findTerms } = createTermMatcher({ glossaries: [homonyms], from: 'en', to: 'de' });
    expect(promptTerms(findTerms('lid'))).toEqual([{ source: 'lid', targets: ['Klappe'], avoid: [] }]);
  });
});
