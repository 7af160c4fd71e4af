import type { VersoPage } from '#domain/context';
import { changesPage } from './changes-page.tsx';
import { downloadPages } from './downloads.ts';
import { filesPage } from './files-page.tsx';
import { historyPage } from './history-page.tsx';
import { lineagePages } from './lineage-page.tsx';

export { historyRoutes } from './api.ts';
export { fileDocument } from './file-frame.tsx';

export const historyPages: readonly VersoPage[] = [
  filesPage,
  historyPage,
  changesPage,
  ...lineagePages,
  ...downloadPages,
];
