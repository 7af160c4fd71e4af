export { findTermUses, type TermUse, type TermUsePage, type Verdict, verdicts } from './find-term-uses.ts';
