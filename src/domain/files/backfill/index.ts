export { type Import, importVersion } from './import-version.ts';
export type { ImportedVersion } from './imported-version.ts';
export type { LineageEntry, Timeline } from './plan-lineage.ts';
export { listProjectsWithImports } from './queries.ts';
export { hasChanges, type LineageChanges, rebuildLineage } from './rebuild-lineage.ts';
