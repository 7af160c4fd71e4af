export type { IdentityConfiguration, SingleSignOn } from './auth.ts';
export { authenticate, type RequestHeaders } from './authenticate.ts';
export { handleAuth } from './handle-auth.ts';
export { type IdentitySettings, identityConfiguration } from './identity-configuration.ts';
export { issueFirstAdministratorLink } from './one-time-links.ts';
export { handleSetup } from './setup-page.ts';
