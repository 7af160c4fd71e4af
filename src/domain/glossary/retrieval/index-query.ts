import { type ConceptFilter, foldTerm } from '#domain/glossary/concepts';
import { languageRoot } from '#engine/glossary';

/** What a filter asks for, in the words of the search server; the same as `listConceptRows` asks PostgreSQL. */
export function indexQuery(
  glossaryIds: readonly string[],
  { state = 'active', ...filter }: ConceptFilter,
): object {
  const { domain, owner, importId, changedSince } = filter;
  const parts: object[] = [{ terms: { glossaryId: glossaryIds } }, { term: { state } }];
  if (domain !== undefined) parts.push({ term: { domain } });
  if (owner !== undefined) parts.push({ term: { owner } });
  if (importId !== undefined) parts.push({ term: { importId } });
  if (changedSince !== undefined) parts.push({ range: { updatedAt: { gte: changedSince.getTime() } } });
  const ofTerm = termParts(filter);
  if (ofTerm.length > 0) {
    const query = { bool: { filter: [{ term: { 'terms.state': state } }, ...ofTerm] } };
    parts.push({ nested: { path: 'terms', query } });
  }
  return { bool: { filter: parts } };
}

function termParts({ text, prefix, language, status, approval, validOn }: ConceptFilter): object[] {
  const parts: object[] = [];
  if (text !== undefined)
    parts.push({ wildcard: { 'terms.folded': { value: `*${literal(foldTerm(text))}*` } } });
  if (prefix !== undefined) parts.push({ prefix: { 'terms.folded': { value: foldTerm(prefix) } } });
  if (language !== undefined) parts.push({ term: { 'terms.root': languageRoot(language) } });
  if (status !== undefined) parts.push({ term: { 'terms.status': status } });
  if (approval !== undefined) parts.push({ term: { 'terms.approval': approval } });
  if (validOn !== undefined)
    parts.push(
      { range: { 'terms.validFrom': { lte: validOn } } },
      { range: { 'terms.validUntil': { gte: validOn } } },
    );
  return parts;
}

/** Signs that mean something in a pattern stand for themselves. */
const literal = (text: string): string => text.replace(/[\\*?]/g, '\\$&');
