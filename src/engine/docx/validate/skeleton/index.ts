export { compareSkeletons, type SkeletonOptions } from './compare-skeletons.ts';
export { skeletonFinding } from './findings.ts';
