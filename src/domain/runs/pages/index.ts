import type { VersoPage } from '#domain/context';
import { runActionPages } from './run-actions.tsx';
import { runListPage } from './run-list-page.tsx';
import { runViewPages } from './run-page.tsx';

export { RunHeading } from './run-heading.tsx';

/** Pages of runs: their list, each of them, and what can be done with one. */
export const runPages: readonly VersoPage[] = [runListPage, ...runViewPages, ...runActionPages];
