export {
  type AssembledDocument,
  type AssemblyOptions,
  assembleDocument,
  resolvedTrees,
} from './assemble-document.ts';
export { assembleFinding } from './findings.ts';
