export { type ApertiumOptions, type ApertiumProvider, apertium } from './apertium.ts';
export { type ApertiumHttpOptions, apertiumOverHttp } from './apertium-over-http.ts';
export { isApertiumInstalled } from './installed-pairs.ts';
export { type ApertiumPair, findPair, pairOfMode } from './language-modes.ts';
export { linksByPhrases, type Phrase, phrasesOf } from './phrases.ts';
export { fetchApertiumPairs } from './served-pairs.ts';
