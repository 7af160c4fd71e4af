export { insertPerson, storePassword } from './accounts.ts';
export { enrolmentRoutes } from './api.ts';
export { createPerson, recoverPerson, resetPassword } from './create-person.ts';
export {
  createFirstAdministrator,
  issueFirstAdministratorLink,
  makeLink,
  peekLink,
  setPassword,
} from './one-time-links.ts';
export { enrolmentProblem } from './problems.ts';
