export { projectPages } from './project-pages.tsx';
