import type { VersoPage } from '#domain/context';
import { concordancePages } from '#domain/memory/pages/concordance';
import { importActions } from './import-actions.ts';
import { importPages } from './import-page.tsx';
import { memoriesPages } from './memories-page.tsx';
import { memoryPages as pagesOfOne } from './memory-page.tsx';
import { newImportPages } from './new-import-page.tsx';
import { unitPages } from './unit-page.tsx';

export const memoryPages: readonly VersoPage[] = [
  ...memoriesPages,
  ...pagesOfOne,
  ...unitPages,
  ...concordancePages,
  ...newImportPages,
  ...importPages,
  ...importActions,
];
