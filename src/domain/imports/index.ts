export { DecideOnAll, DecideOnOne, DecisionBadge, FlagBadges, FlagTabs } from './decisions.tsx';
export { type Followed, followImport } from './follow-import.ts';
export { AccountCard, CommitCard, UndoCard } from './import-cards.tsx';
export { ImportProgress, WhileBusy } from './import-progress.tsx';
export { ImportStateBadge, isBusy, stateMessages } from './import-state.tsx';
export { importTexts } from './messages.ts';
