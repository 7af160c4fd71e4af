import type { VersoPage } from '#domain/context';
import { connectionPages } from '#domain/projects/pages/connections';
import { policyPages } from '#domain/projects/pages/policies';
import { memberPages } from './members-page.tsx';
import { projectPages } from './project-pages.tsx';
import { settingsPages } from './settings-page.tsx';

export const pages: readonly VersoPage[] = [
  ...projectPages,
  ...settingsPages,
  ...memberPages,
  ...connectionPages,
  ...policyPages,
];
