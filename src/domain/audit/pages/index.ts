export { auditPages } from './audit-pages.tsx';
