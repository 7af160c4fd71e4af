export { causesIn } from './causes.ts';
export { faultsIn, formatFaultsIn } from './faults.ts';
export { causeSayer, sayPlace, sayWithin, troubleSayer, wordings } from './say-trouble.ts';
