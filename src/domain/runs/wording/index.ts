export { ReviewBadge, RunStateBadge, SourceName, VerificationBadge } from './badges.tsx';
export { wordMessages } from './messages.ts';
