export { reportPages } from './report-pages.tsx';
