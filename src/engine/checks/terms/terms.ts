import { type Check, type CheckedPair, nothing, type Occurrence } from '#engine/checks/subject';
import type { Concept, Term, TermMatch, TermStatus } from '#engine/glossary';
import { findTerm, isInCompound } from './find-term.ts';

export const termMissing: Check = {
  code: 'term-missing',
  weight: 'warns',
  when: 'A term of the source is not translated as the glossary says.',
  action: 'Use one of the preferred or allowed terms, in the form the sentence needs.',
  explanation:
    'Inflected forms count, by stems where the language has a stemmer and by a common beginning elsewhere, as do compounds, unless the glossary wants the exact form. One of the ' +
    'preferred and allowed terms is enough, once for all occurrences in a sentence. Terms without a counterpart ask for nothing.',
  examples: [
    {
      source: 'Close the lid.',
      target: 'Schließen Sie die Klappe.',
      languages: ['en', 'de'],
      found: true,
      terms: [example('lid', 'Deckel')],
    },
    {
      source: 'Close the lids.',
      target: 'Schließen Sie alle Deckeln.',
      languages: ['en', 'de'],
      found: false,
      terms: [example('lid', 'Deckel')],
    },
    {
      source: 'The contract ends.',
      target: 'Das Vertragsverhältnis endet.',
      languages: ['en', 'de'],
      found: false,
      terms: [example('contract', 'Vertrag')],
    },
    {
      source: 'Close the lid.',
      target: '盖上盖子。',
      languages: ['en', 'zh'],
      found: false,
      terms: [example('lid', '盖子')],
    },
  ],
  find: (pair) =>
    eachTerm(pair, ({ term, counterparts }) => {
      if (term.status === 'do-not-translate') return undefined;
      const wanted = counterparts.filter(({ status }) => status === 'preferred' || status === 'allowed');
      if (wanted.length === 0 || wanted.some((other) => isUsed(pair, other))) return undefined;
      const detail = `${term.text}: ${wanted
        .slice(0, 3)
        .map(({ text }) => text)
        .join(', ')}`;
      return { start: 0, end: 0, detail };
    }),
};

export const termForbidden: Check = {
  code: 'term-forbidden',
  weight: 'warns',
  when: 'The target uses a term that the glossary forbids.',
  action: 'Use the preferred term.',
  explanation:
    'Looks for the forbidden counterparts of terms found in the source, inflected forms included, but not inside longer words. A forbidden term that is part of a preferred one in the same place is left alone.',
  examples: [
    {
      source: 'Close the lid.',
      target: 'Schließen Sie die Klappe.',
      languages: ['en', 'de'],
      found: true,
      terms: [example('lid', 'Deckel', 'Klappe')],
    },
    {
      source: 'Close the lid.',
      target: 'Schließen Sie den Deckel.',
      languages: ['en', 'de'],
      found: false,
      terms: [example('lid', 'Deckel', 'Klappe')],
    },
    {
      source: 'Clear the cache.',
      target: 'Vider la mémoire cache.',
      languages: ['en', 'fr'],
      found: false,
      terms: [example('cache', 'mémoire cache', 'mémoire')],
    },
  ],
  find: (pair) =>
    eachTerm(pair, ({ counterparts }) => {
      const wanted = counterparts.filter(({ status }) => status === 'preferred' || status === 'allowed');
      for (const term of counterparts) {
        if (term.status !== 'forbidden') continue;
        const place = findTerm(pair.target, term);
        if (!place || wanted.some((other) => covers(pair, other, place))) continue;
        const detail = wanted.length > 0 ? `${term.text}; ${wanted[0]!.text} is preferred` : term.text;
        return { ...place, detail };
      }
      return undefined;
    }),
};

export const termTranslated: Check = {
  code: 'term-translated',
  weight: 'warns',
  when: 'A term that is not to be translated is not in the target as it stands.',
  action: 'Write the term as in the source.',
  explanation: 'The term must stand in the target letter for letter; endings may follow it.',
  examples: [
    {
      source: 'Open Data Vault.',
      target: 'Öffnen Sie den Datentresor.',
      languages: ['en', 'de'],
      found: true,
      terms: [kept('Data Vault')],
    },
    {
      source: 'Open Data Vault.',
      target: 'Data Vault öffnen.',
      languages: ['en', 'de'],
      found: false,
      terms: [kept('Data Vault')],
    },
  ],
  find: (pair) =>
    eachTerm(pair, ({ term }) => {
      if (term.status !== 'do-not-translate') return undefined;
      const { text } = pair.target;
      const isKept = term.caseSensitive
        ? text.includes(term.text)
        : text.toLowerCase().includes(term.text.toLowerCase());
      return isKept ? undefined : { start: 0, end: 0, detail: term.text };
    }),
};

function eachTerm(
  pair: CheckedPair,
  find: (match: TermMatch) => Occurrence | undefined,
): readonly Occurrence[] {
  const { terms } = pair.subject;
  if (!terms || terms.length === 0 || pair.target.isEmpty) return nothing;
  const seen = new Set<string>();
  const found: Occurrence[] = [];
  for (const match of terms) {
    const key = `${match.concept.id}\n${match.term.text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const occurrence = find(match);
    if (occurrence) found.push(occurrence);
  }
  return found;
}

function isUsed({ target }: CheckedPair, term: Term): boolean {
  return findTerm(target, term) !== undefined || isInCompound(target, term);
}

function covers({ target }: CheckedPair, term: Term, place: { start: number; end: number }): boolean {
  const around = findTerm(target, term);
  return around !== undefined && around.start <= place.start && around.end >= place.end;
}

function example(source: string, preferred: string, forbidden?: string): TermMatch {
  const counterparts = [
    exampleTerm(preferred, 'preferred'),
    ...(forbidden ? [exampleTerm(forbidden, 'forbidden')] : []),
  ];
  return exampleMatch(exampleTerm(source, 'preferred'), counterparts);
}

function kept(text: string): TermMatch {
  return exampleMatch(exampleTerm(text, 'do-not-translate'), []);
}

function exampleTerm(text: string, status: TermStatus): Term {
  return { language: 'und', text, status };
}

function exampleMatch(term: Term, counterparts: readonly Term[]): TermMatch {
  const concept: Concept = { id: term.text, terms: [term, ...counterparts] };
  return { concept, term, start: 0, end: term.text.length, counterparts };
}
