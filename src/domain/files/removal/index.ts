export { holdFile } from './hold-file.ts';
export { countSegmentsOf, listHeldAndDeleted, wipeFile, wipeVersion } from './wipe-file.ts';
