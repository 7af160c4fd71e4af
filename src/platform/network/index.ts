export { isForbiddenAddress, isPrivateAddress, isPublicAddress } from './addresses.ts';
export {
  type Fetch,
  fetchWithin,
  type NetworkReach,
  NetworkRefusal,
  networkRefusalIn,
} from './fetch-within.ts';
