export { Card, type CardProps } from './card.tsx';
export { type Definition, DefinitionList } from './definition-list.tsx';
export { Dialog, type DialogProps } from './dialog.tsx';
export { Disclosure, type DisclosureProps } from './disclosure.tsx';
export { EmptyState, type EmptyStateProps } from './empty-state.tsx';
export { Notice, type NoticeProps } from './notice.tsx';
export { type Tab, Tabs } from './tabs.tsx';
