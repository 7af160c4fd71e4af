export { type AssemblyRequest, assembleTranslation } from './assemble-translation.ts';
