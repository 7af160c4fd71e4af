import { type Check, nothing } from '#engine/checks/subject';
import { missingTerms, type Term } from '#engine/glossary';
import { exampleTerm } from './example-terms.ts';

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

const isUsable = ({ status }: Term) => status !== 'forbidden';
