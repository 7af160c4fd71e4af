export { addressChanged } from './addresses.ts';
export { codeEmpty } from './code-content.ts';
export { codeSpacing } from './code-spacing.ts';
export { codeAdded, codeLeftOut, codeMissing, codeNesting, codeOrder } from './inline-codes.ts';
export { placeholderChanged } from './placeholders.ts';
export { symbolChanged } from './symbols.ts';
