export { emailSchema, nameSchema, peopleRoutes, personSchema, roleSchema, showPerson } from './api.ts';
export { changeMappedRole, changePerson } from './change-person.ts';
export { personProblem } from './problems.ts';
export {
  countAdministrators,
  deleteSessions,
  findPerson,
  findPersonByEmail,
  listNames,
  listPeople,
  lockAdministrators,
  type Person,
} from './queries.ts';
