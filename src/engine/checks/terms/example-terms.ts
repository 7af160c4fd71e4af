import type { Concept, Term, TermMatch, TermStatus } from '#engine/glossary';

/** An English term with what to use and what to avoid in another language, for examples of checks. */
export function exampleTerm(
  source: string,
  language: string,
  preferred: string,
  forbidden?: string,
): TermMatch {
  const counterparts = [termOf(language, preferred, 'preferred')];
  if (forbidden) counterparts.push(termOf(language, forbidden, 'forbidden'));
  return matchOf(termOf('en', source, 'preferred'), counterparts);
}

/** An English term that is not to be translated. */
export function exampleName(text: string): TermMatch {
  return matchOf(termOf('en', text, 'do-not-translate'), []);
}

function termOf(language: string, text: string, status: TermStatus): Term {
  return { language, text, status };
}

function matchOf(term: Term, counterparts: readonly Term[]): TermMatch {
  const concept: Concept = { id: term.text, terms: [term, ...counterparts] };
  return { concept, term, start: 0, end: term.text.length, counterparts };
}
