export { causesIn } from './causes.ts';
export { causeSayer, sayPlace, sayWithin, troubleSayer, wordings } from './say-trouble.ts';
