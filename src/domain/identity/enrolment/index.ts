export { insertPerson, storePassword } from './accounts.ts';
export { enrolmentRoutes } from './api.ts';
export { createPerson, recoverPerson, resetPassword } from './create-person.ts';
export {
  createFirstAdministrator,
  issueFirstAdministratorLink,
  makeLink,
  setPassword,
} from './one-time-links.ts';
export { enrolmentProblem } from './problems.ts';
export { handleSetup } from './setup-page.ts';
