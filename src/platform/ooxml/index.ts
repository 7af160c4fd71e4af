export { schemaFinding } from './findings.ts';
export { type SdkOptions, validateWithSdk } from './validate-with-sdk.ts';
