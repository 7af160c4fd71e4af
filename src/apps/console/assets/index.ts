export { type Assets, buildAssets } from './build-assets.ts';
export { chooseEncoding, serveAssets } from './serve-assets.ts';
