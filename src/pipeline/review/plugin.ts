import type { Plugin } from '#domain/context';
import { approvalPages } from './approval-pages.tsx';
import { decisionPages } from './decision-pages.tsx';
import { reviewPages } from './review-page.tsx';

/** Where people read, write and decide on targets. */
export const plugin: Plugin = {
  name: 'review',
  pages: [...reviewPages, ...decisionPages, ...approvalPages],
};
