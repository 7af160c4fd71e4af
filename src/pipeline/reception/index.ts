export { fileNameOf } from './file-name.ts';
export { receptionProblem } from './problems.ts';
export type { ReadDocument } from './read-document.ts';
export { receiveItem } from './receive-item.ts';
export { receiveUpload, type Upload } from './receive-upload.ts';
