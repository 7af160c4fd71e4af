export { packedAtOnce, packImport, packPortion } from './pack-import.ts';
export type { PortionSize } from './queries.ts';
