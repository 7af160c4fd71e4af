export { policyRoutes } from './api.ts';
export { defaultPolicy, type Policy } from './policy.ts';
export { addPolicy, currentPolicy, findPolicy, listPolicies, type PolicyVersion } from './policy-versions.ts';
export { policyProblem } from './problems.ts';
