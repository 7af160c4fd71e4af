export { validatePackage } from '#engine/docx/validate/rules';
export { compareSkeletons, type SkeletonOptions } from '#engine/docx/validate/skeleton';
export { reconciliationFinding } from './findings.ts';
export { newFaults } from './new-faults.ts';
export { type PartReconciliation, type ReconciliationOptions, reconcileText } from './reconcile-text.ts';
