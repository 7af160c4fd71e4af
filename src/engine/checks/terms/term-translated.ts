import { type Check, nothing } from '#engine/checks/subject';
import { changedTerms } from '#engine/glossary';
import { exampleName } from './example-terms.ts';

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
