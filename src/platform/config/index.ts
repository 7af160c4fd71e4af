export {
  type Configuration,
  type ConfigurationFault,
  loadConfiguration,
  unknownVariables,
} from './configuration.ts';
export { findSecretKey, readSecretKey } from './secret-key.ts';
export { type Setting, settings } from './settings.ts';
export { version } from './version.ts';
