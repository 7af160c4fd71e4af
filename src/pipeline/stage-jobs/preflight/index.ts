export { routes as preflightRoutes } from './api.ts';
export { type Preflight, type PreflightBand, preflightVersion } from './preflight-version.ts';
