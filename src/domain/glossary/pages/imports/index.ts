import type { VersoPage } from '#domain/context';
import { importActions } from './import-actions.ts';
import { importPages as pagesOfOne } from './import-page.tsx';
import { newImportPages } from './new-import-page.tsx';

export { ImportTable } from './import-table.tsx';
export const importPages: readonly VersoPage[] = [...newImportPages, ...pagesOfOne, ...importActions];
