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
  /** @type {import('./target-editor.js').VersoTarget | null} */ (field.closest('verso-target'));

/** @param {ParentNode} page @returns {ReadonlyMap<string, string>} What is written in its fields. */
export function noteWriting(page) {
  return new Map([...fieldsOf(page)].map(([key, { value }]) => [key, value]));
}

/**
 * What people wrote after a page was asked for goes over to where the new one has the same fields, with what can be undone, and so
 * does what they ticked.
 *
 * @param {ParentNode} old No longer shown.
 * @param {ReadonlyMap<string, string>} noted What it held when the new page was asked for.
 * @param {ParentNode} fresh Shown.
 */
export function carryWriting(old, noted, fresh) {
  const young = fieldsOf(fresh);
  for (const [key, field] of fieldsOf(old)) {
    const heir = young.get(key);
    if (!heir) continue;
    const isWrittenOn = field.value !== noted.get(key);
    if (isWrittenOn || field.value === heir.value) boxOf(heir)?.inherit(boxOf(field));
    if (!isWrittenOn || field.value === heir.value) continue;
    heir.value = field.value;
    heir.dispatchEvent(new Event('input', { bubbles: true }));
    heir.closest('details')?.setAttribute('open', '');
  }
  carryTicks(old, fresh);
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
  const box = /** @type {import('./target-editor.js').VersoTarget | null | undefined} */ (
    activeElement?.closest('verso-target')
  );
  const field = box ? box.querySelector('textarea') : activeElement;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return () => false;
  const key = keyOf(field);
  const place = box?.place ?? [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  return (fresh) => {
    const heir = fieldsOf(fresh).get(key);
    if (!heir) return false;
    heir.focus();
    const young = boxOf(heir);
    if (young) young.place = place;
    else heir.setSelectionRange(...place);
    return true;
  };
}
