export { picturePages, picturePath, pictureRoutes } from './addresses.ts';
export { pictureProblem } from './problems.ts';
