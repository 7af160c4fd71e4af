export { compareSkeletons, type SkeletonOptions } from './compare-skeletons.ts';
