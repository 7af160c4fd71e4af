import type { KeptConcept, KeptTerm } from '#domain/glossary/concepts';
import { languageRoot } from '#engine/glossary';

/** Whether a term is shown among those of its concept. */
export const isShown = ({ state }: Pick<KeptTerm, 'state'>): boolean => state !== 'deleted';

/** The term that a concept is called by: in this language where it has one. Undefined where it has no term at all. */
export function headOf({ terms }: KeptConcept, from: string | null): KeptTerm | undefined {
  const shown = terms.filter(isShown);
  const own = shown.filter(({ language }) => from !== null && languageRoot(language) === languageRoot(from));
  return own.find(({ status }) => status !== 'forbidden') ?? own[0] ?? shown[0] ?? terms[0];
}
