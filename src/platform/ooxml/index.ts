export { type SdkOptions, validateWithSdk } from './validate-with-sdk.ts';
