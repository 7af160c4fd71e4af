export { Layout } from './layout.tsx';
export type { AssetAddresses, Place, ShownProject, Surroundings } from './surroundings.ts';
