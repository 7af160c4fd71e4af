export { concordancePages, concordancePath } from './concordance-page.tsx';
