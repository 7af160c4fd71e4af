export { learnFromRun } from './learn-from-run.ts';
export { isWorthLearning, type Lesson, listLessons } from './list-lessons.ts';
