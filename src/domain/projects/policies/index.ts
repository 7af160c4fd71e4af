export { policyRoutes } from './api.ts';
export { comparePolicies } from './compare-policies.ts';
export { approvable, defaultPolicy, maskingKinds, type Policy, policySchema } from './policy.ts';
export { addPolicy, currentPolicy, findPolicy, listPolicies, type PolicyVersion } from './policy-versions.ts';
export { policyProblem } from './problems.ts';
