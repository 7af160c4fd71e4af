import { VersoDraft } from './drafts/verso-draft.js';

export const main = () => /** @type {HTMLElement} */ (document.querySelector('main'));

export const openSegment = () =>
  /** @type {HTMLElement | null} */ (document.querySelector('.segment.is-open'));

export const editor = () =>
  /** @type {HTMLTextAreaElement | null} */ (openSegment()?.querySelector('textarea[name="text"]'));

/** @returns {VersoDraft | undefined} */
export function openDraft() {
  const draft = openSegment()?.querySelector('verso-draft');
  return draft instanceof VersoDraft ? draft : undefined;
}
