export { keyRoutes } from './api.ts';
export { createKey, createKeyOf, type NewKey } from './create-key.ts';
export { readKeyLimits } from './key-limits.ts';
export { type ApiKey, findKey, listKeys, revokeKey, scopes } from './keys.ts';
export { keyProblem } from './problems.ts';
export { updateKeyUse } from './queries.ts';
