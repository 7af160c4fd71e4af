import type { VersoPage } from '#domain/context';
import { connectionListPages } from './connection-list-page.tsx';
import { connectionPages } from './connection-page.tsx';
import { memberPages } from './members-page.tsx';
import { policyPages } from './policy-pages.tsx';
import { projectPages } from './project-pages.tsx';
import { settingsPages } from './settings-page.tsx';

export const pages: readonly VersoPage[] = [
  ...projectPages,
  ...settingsPages,
  ...memberPages,
  ...connectionListPages,
  ...connectionPages,
  ...policyPages,
];
