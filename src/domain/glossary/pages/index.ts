import type { VersoPage } from '#domain/context';
import { candidatePages } from '#domain/glossary/pages/candidates';
import { conceptPages } from '#domain/glossary/pages/concepts';
import { importPages } from '#domain/glossary/pages/imports';
import { glossariesPages } from './glossaries-page.tsx';
import { glossaryPages as pagesOfOne } from './glossary-page.tsx';
import { settingsPages } from './settings-page.tsx';

export const glossaryPages: readonly VersoPage[] = [
  ...glossariesPages,
  ...pagesOfOne,
  ...settingsPages,
  ...conceptPages,
  ...importPages,
  ...candidatePages,
];
