export { authenticate, type RequestHeaders } from '#domain/identity/authentication';
export { handleSetup, issueFirstAdministratorLink } from '#domain/identity/enrolment';
export {
  handleAuth,
  type IdentityConfiguration,
  type IdentitySettings,
  identityConfiguration,
  type SingleSignOn,
  sessionCookie,
} from '#domain/identity/sessions';
