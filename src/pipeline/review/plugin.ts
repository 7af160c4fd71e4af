import type { Plugin } from '#domain/context';
import { asideRoutes } from '#pipeline/review/aside';
import { documentPages, documentRoutes } from '#pipeline/review/document';
import { replacementPages } from '#pipeline/review/replacing';
import { boundaryPages, boundaryProblem, boundaryRoutes } from '#pipeline/review/segmentation';
import { approvalPages } from './approval-pages.tsx';
import { decisionPages } from './decision-pages.tsx';
import { reviewPages } from './review-page.tsx';

/** Where people read, write and decide on targets. */
export const plugin: Plugin = {
  name: 'review',
  problems: [boundaryProblem.catalogue],
  routes: [...asideRoutes, ...documentRoutes, ...boundaryRoutes],
  pages: [
    ...reviewPages,
    ...decisionPages,
    ...approvalPages,
    ...documentPages,
    ...replacementPages,
    ...boundaryPages,
  ],
};
