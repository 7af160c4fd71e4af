export { authenticate, type RequestHeaders } from '#domain/identity/authentication';
export { issueFirstAdministratorLink } from '#domain/identity/enrolment';
export {
  cookieNames,
  handleAuth,
  type IdentityConfiguration,
  type IdentitySettings,
  identityConfiguration,
  type SingleSignOn,
  sessionCookie,
} from '#domain/identity/sessions';
