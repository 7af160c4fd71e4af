export { unitRoutes } from './api.ts';
export { exportUnits } from './export-units.ts';
export { findUnit, type KeptUnit, listUnitIds, listUnitPage } from './queries.ts';
export { showUnit, unitSchema } from './schemas.ts';
export {
  isActive,
  propertyQuery,
  readProperty,
  type UnitFilter,
  type UnitStatus,
  unitFilterQuery,
  unitFilterSchema,
  unitStatuses,
} from './unit-filter.ts';
