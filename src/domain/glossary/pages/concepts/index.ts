import type { VersoPage } from '#domain/context';
import { conceptActions } from './concept-actions.ts';
import { conceptPages as pagesOfOne } from './concept-page.tsx';
import { historyPages } from './history-page.tsx';
import { newConceptPages } from './new-concept-page.tsx';
import { termActions } from './term-actions.ts';
import { usesPages } from './uses-page.tsx';

/** `new` before the concepts, whose addresses it would be one of. */
export const conceptPages: readonly VersoPage[] = [
  ...newConceptPages,
  ...pagesOfOne,
  ...historyPages,
  ...usesPages,
  ...conceptActions,
  ...termActions,
];
