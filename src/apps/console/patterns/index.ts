export { patternPages, patterns } from './patterns-page.tsx';
