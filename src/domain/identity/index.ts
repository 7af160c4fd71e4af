export { authenticate, type RequestHeaders } from '#domain/identity/authentication';
export { handleSetup, issueFirstAdministratorLink } from '#domain/identity/enrolment';
export {
  handleAuth,
  type IdentityConfiguration,
  type IdentitySettings,
  identityConfiguration,
  type SingleSignOn,
} from '#domain/identity/sessions';
