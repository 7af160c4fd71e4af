export { policyPages } from './policy-pages.tsx';
