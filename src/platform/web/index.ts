export {
  claimKey,
  deleteKeys,
  holdKey,
  type IdempotentRequest,
  type KeptAnswer,
  keepAnswer,
  releaseKey,
} from './idempotency.ts';
export { languageTag, nameOf } from './names.ts';
export {
  numberedPageQuery,
  type Page,
  pageOf,
  pageQuery,
  pageQueryOf,
  pageSchema,
  readCursor,
  writeCursor,
} from './paging.ts';
export { type ProblemDocument, problemDocument, problemOf } from './problem-document.ts';
export { requireRevision, webProblem } from './problems.ts';
export {
  type AnyRoute,
  type Route,
  RouteAnswer,
  type RouteAnswerOptions,
  type RouteInput,
  routeDefiner,
  type UploadPart,
} from './route.ts';
export { namesTag, pictureHeaders, type ShownPicture } from './shown-picture.ts';
export { timeZone } from './time-zone.ts';
export { type UploadLimits, uploadLimitOf } from './upload-limits.ts';
