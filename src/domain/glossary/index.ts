export { attachGlossary, createGlossary, importTerms, loadGlossaries } from './glossary.ts';
export { glossaryProblem } from './problems.ts';
