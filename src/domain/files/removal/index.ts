export { holdFile } from './hold-file.ts';
export { listHeldAndDeleted, wipeFile } from './wipe-file.ts';
