export {
  deleteUploads,
  findUpload,
  insertUpload,
  lockUpload,
  updateUpload,
  uploadProblem,
} from './find-upload.ts';
export type { DocumentUpload, UploadItem } from './upload.ts';
