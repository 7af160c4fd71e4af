export { type AssembledDocument, type AssemblyOptions, assembleDocument } from './assemble-document.ts';
export { assembleFinding } from './findings.ts';
