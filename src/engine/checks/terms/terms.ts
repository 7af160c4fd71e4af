import { type Check, type CheckedPair, nothing } from '#engine/checks/subject';
import { changedTerms, createTermMatcher, missingTerms, type Term, type TermMatch } from '#engine/glossary';
import { exampleName, exampleTerm } from './example-terms.ts';

const lid = exampleTerm('lid', 'de', 'Deckel', 'Klappe');

export const termMissing: Check = {
  code: 'term-missing',
  weight: 'warns',
  when: 'A term of the source is not translated as the glossary says.',
  action: 'Use one of the preferred or allowed terms, in the form the sentence needs.',
  explanation:
    'Inflected forms and compounds count, unless the glossary wants the exact form. One of the preferred and allowed terms is enough, once for all ' +
    'occurrences in a sentence, and of homonyms the terms of one. Terms without a counterpart ask for nothing.',
  examples: [
    {
      source: 'Close the lid.',
      target: 'Schließen Sie die Klappe.',
      languages: ['en', 'de'],
      found: true,
      terms: [lid],
    },
    {
      source: 'Close the lid.',
      target: 'Schließen Sie den Deckel.',
      languages: ['en', 'de'],
      found: false,
      terms: [lid],
    },
    {
      source: 'Under the lid',
      target: 'Unterhalb des Deckels',
      languages: ['en', 'de'],
      found: false,
      terms: [lid],
    },
    {
      source: 'Close the lid.',
      target: 'Gehäusedeckel schließen.',
      languages: ['en', 'de'],
      found: false,
      terms: [lid],
    },
    {
      source: 'Close the lid.',
      target: '盖上盖子。',
      languages: ['en', 'zh'],
      found: false,
      terms: [exampleTerm('lid', 'zh', '盖子')],
    },
  ],
  find: ({ subject: { terms }, target }) => {
    if (!terms?.length || target.isEmpty) return nothing;
    return missingTerms(terms, target.text).map(({ term, counterparts }) => {
      const usable = counterparts.filter(isUsable).slice(0, 3);
      return { start: 0, end: 0, detail: `${term.text}: ${usable.map(({ text }) => text).join(', ')}` };
    });
  },
};

export const termForbidden: Check = {
  code: 'term-forbidden',
  weight: 'warns',
  when: 'The target uses a term that the glossary forbids.',
  action: 'Use the preferred term.',
  explanation:
    'Looks for the forbidden counterparts of the terms found in the source, inflected forms included. A forbidden term inside a longer one of the same concept that is not forbidden is left alone.',
  examples: [
    {
      source: 'Close the lid.',
      target: 'Schließen Sie die Klappe.',
      languages: ['en', 'de'],
      found: true,
      terms: [lid],
    },
    {
      source: 'Close the lid.',
      target: 'Schließen Sie den Deckel.',
      languages: ['en', 'de'],
      found: false,
      terms: [lid],
    },
    {
      source: 'Clear the cache.',
      target: 'Vider la mémoire cache.',
      languages: ['en', 'fr'],
      found: false,
      terms: [exampleTerm('cache', 'fr', 'mémoire cache', 'mémoire')],
    },
  ],
  find(pair) {
    const { terms } = pair.subject;
    if (!terms?.some(hasForbidden) || pair.target.isEmpty) return nothing;
    return matcherOf(pair, terms)
      .findForbidden(pair.target.text, terms)
      .map(({ term, start, end, instead: [best] }) => {
        return { start, end, detail: best ? `${term.text}; ${best.text} is preferred` : term.text };
      });
  },
};

export const termTranslated: Check = {
  code: 'term-translated',
  weight: 'warns',
  when: 'A term that is not to be translated is not in the target as it stands.',
  action: 'Write the term as in the source.',
  explanation:
    'The term must stand in the target letter for letter; endings may follow it. Capitals count where the glossary says so or the term has some.',
  examples: [
    {
      source: 'Open Data Vault.',
      target: 'Öffnen Sie den Datentresor.',
      languages: ['en', 'de'],
      found: true,
      terms: [exampleName('Data Vault')],
    },
    {
      source: 'Open Data Vault.',
      target: 'Data Vault öffnen.',
      languages: ['en', 'de'],
      found: false,
      terms: [exampleName('Data Vault')],
    },
  ],
  find: ({ subject: { terms }, target }) => {
    if (!terms?.length || target.isEmpty) return nothing;
    return changedTerms(terms, target.text).map(({ term }) => ({ start: 0, end: 0, detail: term.text }));
  },
};

const isUsable = ({ status }: Term) => status !== 'forbidden';

function hasForbidden({ counterparts }: TermMatch): boolean {
  return !counterparts.every(isUsable);
}

/** A matcher of the concepts found in one source: few of them, so that it costs less than keeping those of a project. */
function matcherOf({ source, target }: CheckedPair, terms: readonly TermMatch[]) {
  const concepts = [...new Set(terms.map(({ concept }) => concept))];
  return createTermMatcher({ glossaries: [{ name: '', concepts }], from: source.tag, to: target.tag });
}
