import type { Concept, Term } from '#engine/glossary';
import type { ReadRow } from './read-row.ts';

interface Draft {
  readonly id: string;
  readonly terms: Term[];
  readonly about: Map<string, string>;
  readonly extra: Map<string, string>;
}

/** Puts rows together that name the same concept; a row that names none is a concept of its own. */
export class ConceptGatherer {
  private readonly drafts: Draft[] = [];
  private readonly named = new Map<string, Draft>();

  /** Adds a row; false where it contradicts an earlier row of its concept. */
  add(row: ReadRow): boolean {
    const draft = this.draftFor(row.concept);
    for (const term of row.terms) if (!isSourceAgain(draft.terms, term, row)) draft.terms.push(term);
    const isSaid = addAll(draft.about, row.about);
    return addAll(draft.extra, row.extra) && isSaid;
  }

  concepts(): Concept[] {
    const taken = new Set(this.named.keys());
    let number = 0;
    return this.drafts.map(({ id, terms, about, extra }) => {
      let own = id;
      while (own === '' || (id === '' && taken.has(own))) own = `c${++number}`;
      return {
        id: own,
        terms,
        ...Object.fromEntries(about),
        ...(extra.size > 0 && { extra: Object.fromEntries(extra) }),
      };
    });
  }

  private draftFor(id: string): Draft {
    const known = id === '' ? undefined : this.named.get(id);
    if (known) return known;
    const draft: Draft = { id, terms: [], about: new Map(), extra: new Map() };
    this.drafts.push(draft);
    if (id !== '') this.named.set(id, draft);
    return draft;
  }
}

/** The source of a forbidden row often stands in another row of its concept too. */
function isSourceAgain(terms: readonly Term[], { language, text, status }: Term, row: ReadRow): boolean {
  if (status !== 'allowed' || !row.terms.some((other) => other.status === 'forbidden')) return false;
  return terms.some(
    (other) => other.language === language && other.text === text && other.status !== 'forbidden',
  );
}

function addAll(into: Map<string, string>, from: ReadonlyMap<string, string>): boolean {
  let agrees = true;
  for (const [key, value] of from) {
    if (!into.has(key)) into.set(key, value);
    else if (into.get(key) !== value) agrees = false;
  }
  return agrees;
}
