export {
  authWithin,
  cookieNames,
  type IdentityConfiguration,
  maximumPasswordLength,
  minimumPasswordLength,
  sessionCookie,
  sessionSecret,
} from './auth.ts';
export { handleAuth } from './handle-auth.ts';
export { type IdentitySettings, identityConfiguration } from './identity-configuration.ts';
export type { SingleSignOn } from './single-sign-on.ts';
