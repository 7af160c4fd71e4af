import { type Check, type CheckedPair, nothing } from '#engine/checks/subject';
import { createTermMatcher, type Term, type TermMatch } from '#engine/glossary';
import { exampleTerm } from './example-terms.ts';

const lid = exampleTerm('lid', 'de', 'Deckel', 'Klappe');

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

const isUsable = ({ status }: Term) => status !== 'forbidden';

function hasForbidden({ counterparts }: TermMatch): boolean {
  return !counterparts.every(isUsable);
}

/** A matcher of the concepts found in one source: few of them, so that it costs less than keeping those of a project. */
function matcherOf({ source, target }: CheckedPair, terms: readonly TermMatch[]) {
  const concepts = [...new Set(terms.map(({ concept }) => concept))];
  return createTermMatcher({ glossaries: [{ name: '', concepts }], from: source.tag, to: target.tag });
}
