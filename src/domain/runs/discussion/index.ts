export { discussionRoutes, showComment, targetComment } from './api.ts';
export { type Comment, commentOn, countComments, listComments } from './comments.ts';
export { type Draft, type DraftOrder, dropDraft, keepDraft, listPresent, readDraft } from './drafts.ts';
