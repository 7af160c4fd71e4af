import type { Concept, Term } from '#engine/glossary';
import type { ReadRow } from './read-row.ts';

/** Rows of one concept, put together. */
export class ConceptDraft {
  /** As the rows name it; empty where they do not. */
  readonly id: string;
  private readonly terms: Term[] = [];
  /** Terms that are not forbidden, by language and text. */
  private readonly usable = new Set<string>();
  private readonly about = new Map<string, string>();
  private readonly extra = new Map<string, string>();

  constructor(id: string) {
    this.id = id;
  }

  /** How many terms it has. */
  get size(): number {
    return this.terms.length;
  }

  /** Adds a row; false where it contradicts an earlier row of its concept. */
  add(row: ReadRow): boolean {
    for (const term of row.terms) {
      if (this.isSourceAgain(term, row)) continue;
      this.terms.push(term);
      if (term.status !== 'forbidden') this.usable.add(keyOf(term));
    }
    const isSaid = addAll(this.about, row.about);
    return addAll(this.extra, row.extra) && isSaid;
  }

  /** The source of a forbidden row often stands in another row of its concept too. */
  private isSourceAgain(term: Term, row: ReadRow): boolean {
    if (term.status !== 'allowed' || !this.usable.has(keyOf(term))) return false;
    return row.terms.some((other) => other.status === 'forbidden');
  }

  concept(id: string): Concept {
    const { terms, about, extra } = this;
    return {
      id,
      terms,
      ...Object.fromEntries(about),
      ...(extra.size > 0 && { extra: Object.fromEntries(extra) }),
    };
  }
}

/** Puts rows together that name the same concept; a row that names none is a concept of its own. */
export class ConceptGatherer {
  private readonly drafts: ConceptDraft[] = [];
  private readonly named = new Map<string, ConceptDraft>();

  /** Adds a row; false where it contradicts an earlier row of its concept. */
  add(row: ReadRow): boolean {
    return this.draftFor(row.concept).add(row);
  }

  concepts(): Concept[] {
    const taken = new Set(this.named.keys());
    let number = 0;
    return this.drafts.map((draft) => {
      let own = draft.id;
      while (own === '' || (draft.id === '' && taken.has(own))) own = `c${++number}`;
      return draft.concept(own);
    });
  }

  private draftFor(id: string): ConceptDraft {
    const known = id === '' ? undefined : this.named.get(id);
    if (known) return known;
    const draft = new ConceptDraft(id);
    this.drafts.push(draft);
    if (id !== '') this.named.set(id, draft);
    return draft;
  }
}

const keyOf = ({ language, text }: Term): string => `${language} ${text}`;

function addAll(into: Map<string, string>, from: ReadonlyMap<string, string>): boolean {
  let agrees = true;
  for (const [key, value] of from) {
    if (!into.has(key)) into.set(key, value);
    else if (into.get(key) !== value) agrees = false;
  }
  return agrees;
}
