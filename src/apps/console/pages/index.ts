export { displayPages } from './display-page.tsx';
