export { memberRoutes } from './api.ts';
export { findMembers, removeMember, setMember, setMemberByEmail } from './members.ts';
export { memberProblem } from './problems.ts';
export type { Member } from './queries.ts';
