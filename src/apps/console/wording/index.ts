export { problemSayer } from './say-problem.ts';
