import type { VersoPage } from '#domain/context';
import { fileGovernancePages } from './file-page.tsx';
import { projectGovernancePage } from './project-page.tsx';
import { versionDeletionPages } from './version-page.tsx';

export { governanceRoutes } from './api.ts';
export { governanceProblem } from './problems.ts';

export const governancePages: readonly VersoPage[] = [
  projectGovernancePage,
  ...fileGovernancePages,
  ...versionDeletionPages,
];
