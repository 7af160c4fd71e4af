import type { State } from '#domain/glossary/catalogue';
import type { Concept, Term, TermStatus } from '#engine/glossary';

/** Whether people have agreed to a term. Only approved ones reach providers and checks. */
export const approvals = ['draft', 'approved', 'rejected'] as const;
export type Approval = (typeof approvals)[number];

export type Extra = Readonly<Record<string, string>>;

/** What people say of a term. */
export interface TermFields {
  /** BCP 47 tag. */
  readonly language: string;
  readonly text: string;
  readonly status: TermStatus;
  /** Null: the term itself decides, as `isCaseSensitive` says. */
  readonly caseSensitive: boolean | null;
  readonly exactForm: boolean | null;
  readonly partOfSpeech: string | null;
  readonly note: string | null;
  /** First and last day on which it counts, `YYYY-MM-DD`; null: always. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** A term as it is kept. */
export interface KeptTerm extends TermFields {
  readonly id: string;
  readonly extra: Extra;
  readonly approval: Approval;
  /** Who approved or rejected it, and when (ISO 8601); null while it is a draft. */
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly state: State;
  readonly importId: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** What people say of a concept. */
export interface ConceptFields {
  /** Its id in files, unique in the glossary. */
  readonly key: string;
  readonly domain: string | null;
  readonly definition: string | null;
  readonly note: string | null;
  readonly owner: string | null;
}

/** A concept as it is kept; its revision counts changes of its terms too. */
export interface KeptConcept extends ConceptFields {
  readonly id: string;
  readonly glossaryId: string;
  readonly extra: Extra;
  readonly state: State;
  readonly importId: string | null;
  readonly revision: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedBy: string;
  readonly updatedAt: Date;
  readonly terms: readonly KeptTerm[];
}

/** What is not said of a term or concept. */
export const unsaidOfTerm = {
  caseSensitive: null,
  exactForm: null,
  partOfSpeech: null,
  note: null,
  validFrom: null,
  validUntil: null,
} as const;
export const unsaidOfConcept = { domain: null, definition: null, note: null, owner: null } as const;

/** A kept concept as files and matchers have it; what is deleted is left out. */
export function plainConcept({ key, domain, definition, note, extra, terms }: KeptConcept): Concept {
  return {
    id: key,
    terms: terms.filter(({ state }) => state !== 'deleted').map(plainTerm),
    ...(domain !== null && { domain }),
    ...(definition !== null && { definition }),
    ...(note !== null && { note }),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}

function plainTerm({
  language,
  text,
  status,
  caseSensitive,
  exactForm,
  partOfSpeech,
  note,
  extra,
}: KeptTerm): Term {
  return {
    language,
    text,
    status,
    ...(caseSensitive !== null && { caseSensitive }),
    ...(exactForm !== null && { exactForm }),
    ...(partOfSpeech !== null && { partOfSpeech }),
    ...(note !== null && { note }),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}
