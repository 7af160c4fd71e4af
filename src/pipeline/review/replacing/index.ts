export { replacementPages } from './replacement-pages.tsx';
