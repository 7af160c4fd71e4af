export { authenticate, type RequestHeaders } from './authenticate.ts';
