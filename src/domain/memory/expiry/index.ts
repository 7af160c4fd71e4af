export { discardOverdue } from './discard-overdue.ts';
export { emptyImports } from './empty-imports.ts';
