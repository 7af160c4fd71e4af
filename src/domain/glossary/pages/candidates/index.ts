export { candidatePages } from './candidates-page.tsx';
