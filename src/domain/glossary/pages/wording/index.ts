export { ApprovalBadge, StateBadge, StatusBadge, TermText } from './badges.tsx';
export { headOf, isShown } from './head-of.ts';
export { type GlossaryWords, glossaryMessages } from './messages.ts';
export {
  conceptPath,
  crumbsOf,
  glossariesPath,
  glossaryPath,
  ofConcept,
  ofGlossary,
  ofProject,
  reason,
} from './paths.ts';
