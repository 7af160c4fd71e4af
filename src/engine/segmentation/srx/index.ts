export { boundedExpression } from './bounded-expression.ts';
export { type CompiledRules, checkSrx, compileRules, srxDocument } from './compile-rules.ts';
export { srxFinding } from './findings.ts';
export { RuleMatcher } from './match-rules.ts';
export { readSrx, type SrxReading } from './read-srx.ts';
export type { SrxDocument, SrxLanguage, SrxMap, SrxRule } from './srx-document.ts';
export { writeSrx } from './write-srx.ts';
