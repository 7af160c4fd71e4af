import type { Plugin } from '#domain/context';
import { asideRoutes } from '#pipeline/review/aside';
import { documentPages, documentRoutes } from '#pipeline/review/document';
import { picturePages, pictureProblem, pictureRoutes } from '#pipeline/review/pictures';
import { replacementPages } from '#pipeline/review/replacing';
import { boundaryPages, boundaryProblem, boundaryRoutes } from '#pipeline/review/segmentation';
import { approvalPages } from './approval-pages.tsx';
import { decisionPages } from './decision-pages.tsx';
import { reviewPages } from './review-page.tsx';

/** Where people read, write and decide on targets. */
export const plugin: Plugin = {
  name: 'review',
  problems: [boundaryProblem.catalogue, pictureProblem.catalogue],
  routes: [...asideRoutes, ...documentRoutes, ...pictureRoutes, ...boundaryRoutes],
  pages: [
    ...reviewPages,
    ...decisionPages,
    ...approvalPages,
    ...documentPages,
    ...picturePages,
    ...replacementPages,
    ...boundaryPages,
  ],
};
