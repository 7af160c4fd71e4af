import { type ChangedConcept, foldTerm } from '#domain/glossary/concepts';
import { languageRoot } from '#engine/glossary';

/** Raised with every change of the fields: an index of another version is built anew. */
export const mappingVersion = 1;

const keyword = { type: 'keyword' };

/** Fields of an index of concepts. What none of them says is not in the index: neither definitions nor notes. */
export const mappings = {
  dynamic: 'strict',
  properties: {
    id: keyword,
    glossaryId: keyword,
    state: keyword,
    domain: keyword,
    owner: keyword,
    importId: keyword,
    updatedAt: { type: 'long' },
    terms: {
      type: 'nested',
      properties: {
        folded: keyword,
        root: keyword,
        status: keyword,
        approval: keyword,
        state: keyword,
        validFrom: keyword,
        validUntil: keyword,
      },
    },
  },
};

/** Days before and after all that a date of the database may be, in the order of texts. */
const always = { from: '0000-00-00', until: '9999-99-99' };

/** Nobody may ask for a longer domain, and a server refuses documents with one of 32 kB. */
const longestDomain = 200;

export function indexDocument(concept: ChangedConcept): Record<string, unknown> {
  const { id, glossaryId, state, domain, owner, importId, updatedAt, terms } = concept;
  return {
    id,
    glossaryId,
    state,
    ...(domain !== null && domain.length <= longestDomain && { domain }),
    ...(owner !== null && { owner }),
    ...(importId !== null && { importId }),
    updatedAt: updatedAt.getTime(),
    terms: terms.map((term) => ({
      folded: foldTerm(term.text),
      root: languageRoot(term.language),
      status: term.status,
      approval: term.approval,
      state: term.state,
      validFrom: term.validFrom ?? always.from,
      validUntil: term.validUntil ?? always.until,
    })),
  };
}
