export { terminologyFinding } from './findings.ts';
export {
  type GlossaryFormat,
  type ReadGlossary,
  type ReadGlossaryOptions,
  readGlossary,
} from './read-glossary.ts';
export {
  type GlossaryEnd,
  type GlossaryPart,
  type ReadConcept,
  readGlossaryParts,
  type UnreadEntry,
} from './read-glossary-parts.ts';
