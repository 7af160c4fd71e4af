import { keepTexts, leftTexts } from './drafts/unsent-texts.js';

/**
 * A field that people write in.
 * @typedef {HTMLInputElement | HTMLTextAreaElement} Field
 */

/** Tells a field from others of the page and finds it in another page. @param {Field} field */
const keyOf = (field) => `${field.form?.action.split('?')[0]} ${field.name}`;

const texts = 'form textarea, form input:is([type="text"], [type="search"])';

/** @param {ParentNode} page @returns {Map<string, Field>} */
function fieldsOf(page, selector = texts) {
  /** @type {NodeListOf<Field>} */
  const fields = page.querySelectorAll(selector);
  return new Map([...fields].map((field) => [keyOf(field), field]));
}

/** @param {Field} field */
const boxOf = (field) =>
  /** @type {import('./chips/target-editor.js').VersoTarget | null} */ (field.closest('verso-target'));

/** Comments and reasons that were written and not sent when their segment was left, by their fields. */
const unsent = leftTexts();

/** @param {readonly (Element | null | undefined)[]} forms @returns {ReadonlyMap<string, string>} What is written in them. */
export function noteWriting(...forms) {
  const fields = [...fieldsOf(document)].filter(([, { form }]) => forms.includes(form));
  return new Map(fields.map(([key, { value }]) => [key, value]));
}

/**
 * What people wrote and the house has not goes over to where the new page has the same fields, with what can be undone, and so does
 * what they ticked. Where there are none, it waits until they are shown again.
 *
 * @param {ParentNode} old No longer shown.
 * @param {ReadonlyMap<string, string>} noted What the house had of it when it was asked for the new page.
 * @param {ParentNode} fresh Shown.
 * @param {number} raised By how much the revision of the target is higher for what was sent from the old page.
 */
export function carryWriting(old, noted, fresh, raised) {
  const young = fieldsOf(fresh);
  const writing = fieldsOf(old);
  for (const [key, field] of writing) {
    const heir = young.get(key);
    const isWrittenOn = field.value !== (noted.get(key) ?? hadOf(field));
    if (!heir && isWrittenOn && isToBeSent(field)) unsent.set(key, field.value);
    if (!heir) continue;
    if (isWrittenOn || field.value === heir.value) boxOf(heir)?.inherit(boxOf(field));
    if (!isWrittenOn) continue;
    write(heir, field.value);
    if (field.closest('verso-draft')) keepRevision(field.form, heir.form, raised);
  }
  for (const key of writing.keys()) young.delete(key);
  putBack(young);
  carryTicks(old, fresh);
}

/** Whether it is a comment or a reason: the house keeps what is written for the target by itself. @param {Field} field */
const isToBeSent = (field) =>
  field.form?.method === 'post' && field.closest('#review') !== null && !field.closest('verso-draft');

/** What the house has of it, as its page says: a comment or a reason stands there only where it was refused. @param {Field} field */
const hadOf = (field) => (isToBeSent(field) ? '' : field.defaultValue);

/** Puts what was left unsent back where there are fields for it, before what somebody writes there already. */
export function putBack(fields = fieldsOf(document)) {
  for (const [key, text] of unsent) {
    const field = fields.get(key);
    if (!field || !unsent.delete(key)) continue;
    const written = field === document.activeElement ? field.value : '';
    if (!written.includes(text)) write(field, [text, written].filter(Boolean).join('\n'));
  }
}

function keepUnsent() {
  const texts = new Map(unsent);
  for (const [key, field] of fieldsOf(document))
    if (field.value !== '' && isToBeSent(field)) texts.set(key, field.value);
  // What is noted here stays as it was: somebody may come back to the page with what is written in it.
  keepTexts(texts);
}
addEventListener('pagehide', keepUnsent);
// Browsers may drop a page that nobody looks at, and do not tell it.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) keepUnsent();
});

/** @param {Field} field @param {string} text */
function write(field, text) {
  if (field.value === text) return;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.closest('details')?.setAttribute('open', '');
}

/**
 * What is written goes on from what its writer saw: where somebody else has changed the target, who saves is shown both.
 *
 * @param {HTMLFormElement | null} old
 * @param {HTMLFormElement | null} fresh
 * @param {number} raised
 */
function keepRevision(old, fresh, raised) {
  const [seen, now] = [old, fresh].map((form) => form?.querySelector('input[name="_revision"]'));
  if (!(seen instanceof HTMLInputElement) || !(now instanceof HTMLInputElement)) return;
  now.value = String(Math.min(Number(now.value), Number(seen.value) + raised));
}

/** @param {ParentNode} old @param {ParentNode} fresh */
function carryTicks(old, fresh) {
  const boxes = 'form[method="post"] input[type="checkbox"]';
  const young = fieldsOf(fresh, boxes);
  for (const [key, box] of fieldsOf(old, boxes)) {
    const heir = young.get(key);
    if (!(heir instanceof HTMLInputElement) || !(box instanceof HTMLInputElement)) continue;
    if (box.checked !== box.defaultChecked) heir.checked = box.checked;
  }
}

/**
 * Where somebody writes now. What it gives puts them at the same place of another page, and says whether there is one.
 *
 * @returns {(fresh: ParentNode) => boolean}
 */
export function markPlace() {
  const { activeElement } = document;
  const box = /** @type {import('./chips/target-editor.js').VersoTarget | null | undefined} */ (
    activeElement?.closest('verso-target')
  );
  const field = box ? box.querySelector('textarea') : activeElement;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return () => false;
  const key = keyOf(field);
  const place = box?.place ?? [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  return (fresh) => {
    const heir = fieldsOf(fresh).get(key);
    if (!heir) return false;
    heir.closest('details')?.setAttribute('open', '');
    heir.focus();
    const young = boxOf(heir);
    if (young) young.place = place;
    else heir.setSelectionRange(...place);
    return true;
  };
}
