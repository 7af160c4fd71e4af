import { openDraft } from './open-segment.js';

/** @param {HTMLFormElement} form Its query says which list it is shown in. */
export const pathOf = (form) => form.action.split('?')[0] ?? '';

/** The same form of the page that is shown: one that was sent may be of a page before it. @param {HTMLFormElement} form */
export const heirOf = (form) => [...document.forms].find((one) => pathOf(one) === pathOf(form));

/** @param {HTMLFormElement | undefined} form @param {boolean} isSeen @returns {boolean} Whether it has a sign that it was not sent. */
function showSign(form, isSeen) {
  const sign = form?.querySelector('[data-unsent]');
  if (sign instanceof HTMLElement) sign.hidden = !isSeen;
  return sign instanceof HTMLElement;
}

/** @param {HTMLFormElement} form */
export const forgetUnsent = (form) => showSign(heirOf(form), false);

/**
 * Says of a form that it did not reach the house: in it where it has a sign, else where one writes.
 *
 * @param {HTMLFormElement} form
 * @param {boolean} isOwn Whether it took what is written for the open target, which is a draft again.
 */
export function tellUnsent(form, isOwn) {
  const draft = openDraft();
  for (const one of new Set([form, isOwn && draft?.closest('form')]))
    if (one) one.dispatchEvent(new Event('unsent'));
  if (!showSign(heirOf(form), true)) draft?.tellUnanswered();
}

/** Says of the page that it was not answered, where something may be written. @returns {boolean} Whether it could be said. */
export function tellUnanswered() {
  const draft = openDraft();
  draft?.tellUnanswered();
  const comment = document.querySelector('textarea[name="comment"]');
  return (
    Boolean(draft) || (comment instanceof HTMLTextAreaElement && showSign(comment.form ?? undefined, true))
  );
}
