import type { Plugin } from '#domain/context';
import { uploadProblem } from '#domain/files/uploads';
import { beginProblem } from './begin-runs.ts';
import { estimatePages } from './estimate-pages.tsx';
import { reviewPages } from './review-page.tsx';
import { uploadPages } from './upload-page.tsx';

/** Documents that people bring in the console: received, looked at, translated. */
export const plugin: Plugin = {
  name: 'uploads',
  problems: [uploadProblem.catalogue, beginProblem.catalogue],
  pages: [...uploadPages, ...reviewPages, ...estimatePages],
};
