export { keyPages } from './key-pages.tsx';
