import type { Plugin } from '#domain/context';
import { documentPages, documentRoutes } from '#pipeline/review/document';
import { replacementPages } from '#pipeline/review/replacing';
import { approvalPages } from './approval-pages.tsx';
import { decisionPages } from './decision-pages.tsx';
import { reviewPages } from './review-page.tsx';

/** Where people read, write and decide on targets. */
export const plugin: Plugin = {
  name: 'review',
  routes: documentRoutes,
  pages: [...reviewPages, ...decisionPages, ...approvalPages, ...documentPages, ...replacementPages],
};
