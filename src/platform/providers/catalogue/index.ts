export { providerFinding } from './findings.ts';
export { openProvider, preferredProvider } from './open-provider.ts';
export { openers as providerOpeners, type ProviderOpener } from './openers.ts';
export {
  type ProviderName,
  type ProviderSettings,
  providerNames,
  providerSettingsSchema,
} from './provider-settings.ts';
