export { packedAtOnce, packImport, packPortion } from './pack-import.ts';
