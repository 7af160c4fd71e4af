export { isForbiddenAddress, isPrivateAddress, isPublicAddress } from './addresses.ts';
export { type Fetch, fetchWithin, type NetworkReach, networkRefusalIn } from './fetch-within.ts';
