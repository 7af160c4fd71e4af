export { type ApertiumOptions, type ApertiumProvider, apertium } from './apertium.ts';
export { installedApertiumPairs, isApertiumInstalled } from './installed-pairs.ts';
export { type ApertiumPair, findPair, pairOfMode } from './language-modes.ts';
