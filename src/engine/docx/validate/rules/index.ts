export { ruleFinding } from './findings.ts';
export { PartView } from './part-view.ts';
export { validatePackage } from './validate-package.ts';
