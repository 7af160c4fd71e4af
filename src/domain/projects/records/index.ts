export { countWaiting } from './count-waiting.ts';
export { findProject, lockProject, requireProjectRow } from './find-project.ts';
export {
  findProjectRow,
  insertProject,
  listProjectRows,
  type Project,
  type ProjectChange,
  updateProject,
} from './queries.ts';
