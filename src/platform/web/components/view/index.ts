export type {} from './custom-elements.ts';
export { kitMessages } from './kit-messages.ts';
export { showControls } from './show-controls.ts';
export { useSay, useView, ViewProvider } from './view-context.ts';
export { withBreaks } from './with-breaks.tsx';
