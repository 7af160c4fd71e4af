export { ReviewBadge, RunStateBadge, SourceName, VerificationBadge } from './badges.tsx';
export { codeWords } from './code-words.ts';
export { FlowingItems } from './flowing-items.tsx';
export { MarkedItems } from './marked-items.tsx';
export { MendLink } from './mend-link.tsx';
export { wordMessages } from './messages.ts';
export { MissingCodes } from './missing-codes.tsx';
export { ruleMessages } from './rule-messages.ts';
