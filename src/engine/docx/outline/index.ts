export type { CellPlace, ListPlace, OutlineEntry } from './outline.ts';
export { outlineDocument } from './outline-document.ts';
