export { sayPlace, sayWithin, troubleSayer, wordings } from './say-trouble.ts';
