export { defineFindings } from './define-findings.ts';
export type { Finding, FindingCatalogue, FindingDefinition, Severity } from './finding.ts';
