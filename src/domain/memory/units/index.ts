export { unitRoutes } from './api.ts';
export { exportUnits } from './export-units.ts';
