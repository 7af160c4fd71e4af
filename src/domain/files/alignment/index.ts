export { type Change, keepAlignment, listChanges } from './list-changes.ts';
