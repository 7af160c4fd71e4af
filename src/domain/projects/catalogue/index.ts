export { projectProblem } from './problems.ts';
export { changeProject, createProject, listProjects } from './project.ts';
