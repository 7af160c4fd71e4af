export { problemSayer, wordings } from './say-problem.ts';
