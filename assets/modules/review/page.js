import { isShown } from './address.js';
import { putBack } from './carry-writing.js';
import { remain, send, settle, visit, whatIsSent } from './load-page.js';
import { editor, openSegment } from './open-segment.js';
import './chips/target-editor.js';

// The review without reloading: links and forms of the page are fetched, what they answer takes the page's place, and the
// keyboard reaches all of it. Without this module every one of them works as a page of its own.

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)
    return;
  const link = event.target instanceof Element ? event.target.closest('main a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || !document.getElementById('review')) return;
  if (link.origin !== location.origin || !/^\/runs\/[^/]+\/review(\/next)?$/.test(link.pathname)) return;
  if (link.closest('verso-dialog') || link.getAttribute('href')?.startsWith('#')) return;
  event.preventDefault();
  if (link.dataset.text !== undefined && editor()) take(link);
  else visit(link.href);
});

document.addEventListener('click', (event) => {
  // A row opens where it is clicked, unless somebody marks text in it.
  const row = event.target instanceof Element ? event.target.closest('.segment:not(.is-open)') : null;
  if (!row || event.defaultPrevented || !getSelection()?.isCollapsed) return;
  if (event.target instanceof Element && event.target.closest('a, button')) return;
  const link = row.querySelector('a.segment-number');
  if (link instanceof HTMLAnchorElement) visit(link.href);
});

document.addEventListener('click', (event) => {
  const button =
    event.target instanceof Element ? event.target.closest('.segment-form button[name="decision"]') : null;
  if (!(button instanceof HTMLButtonElement) || !document.getElementById('review')) return;
  event.preventDefault();
  decide(button.value);
});

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement) || form.method === 'dialog' || !form.closest('#review')) return;
  event.preventDefault();
  const fields = new FormData(form, submitter);
  const pairs = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
  if (form.method === 'post') send(form, pairs);
  else {
    for (const [name, value] of [...pairs]) if (value === '') pairs.delete(name);
    visit(`${form.action.split('?')[0]}?${pairs}`, { focus: 'list' });
  }
});

document.addEventListener('change', (event) => {
  const form = event.target instanceof HTMLSelectElement ? event.target.closest('form.filter') : null;
  if (form instanceof HTMLFormElement && form.closest('#review')) form.requestSubmit();
});

addEventListener('popstate', () => {
  // Links to places in the page come here as well.
  if (isShown(location.href)) remain();
  else if (document.getElementById('review')) goBack();
  else location.reload();
});

/** Browsers take the focus away where they go back, also from whoever stays. */
async function goBack() {
  const { activeElement } = document;
  const isAway = await visit(location.href, { focus: 'list' });
  const isLost = document.activeElement === document.body;
  if (!isAway && isLost && activeElement instanceof HTMLElement) activeElement.focus();
}

/** Whether moves that are under way were made; undefined while there are none. @type {Promise<boolean> | undefined} */
let moving;

/** Moves behind the moves before it, so that each key counts, unless one of them was not made. @param {number} step @param {'text' | 'list'} focus */
function move(step, focus) {
  const made = (moving ?? Promise.resolve(true)).then((isMade) => isMade && moveNow(step, focus));
  moving = made;
  made.finally(() => {
    if (moving === made) moving = undefined;
  });
}

/** @param {number} step @param {'text' | 'list'} focus @returns {Promise<boolean>} Whether another segment is open. */
async function moveNow(step, focus) {
  const rows = [...document.querySelectorAll('.segments .segment')];
  const here = openSegment();
  const index = here ? rows.indexOf(here) + step : 0;
  const link = rows[index]?.querySelector('a.segment-number');
  if (link instanceof HTMLAnchorElement) return visit(link.href, { focus });
  return here ? moveOver(step, focus) : false;
}

/** To the segment behind the last one of the page, or before its first one. @param {number} step @param {'text' | 'list'} focus */
async function moveOver(step, focus) {
  const pager = document.querySelector('.segments .pager');
  const { before, behind } = pager instanceof HTMLElement ? pager.dataset : {};
  const position = step > 0 ? behind : before;
  if (position === undefined) return false;
  const address = new URL(location.href);
  for (const name of ['from', 'restore', 'match']) address.searchParams.delete(name);
  address.searchParams.set('segment', position);
  address.hash = `s-${position}`;
  return visit(address.href, { focus });
}

/** Puts the text of a match, or an earlier one, in place of what is written, which can be undone. @param {Element | null} link */
function take(link) {
  const field = editor();
  if (!(link instanceof HTMLAnchorElement) || !field) return;
  const { text = '' } = link.dataset;
  field.focus();
  if (field.hidden) {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  field.select();
  // Nothing else puts text in so that the browser can undo it.
  document.execCommand('insertText', false, text);
}

/** Whether decisions that wait for what is on its way were made. */
let deciding = Promise.resolve(true);

/** Behind what is on its way, for the segment that is open now and no other. @param {string} value */
function decide(value) {
  const { id } = openSegment() ?? {};
  const before = Promise.all([whatIsSent(), deciding]);
  const made = before.then(([isSent, isDecided]) => isSent && isDecided && submit(value, id));
  deciding = made;
  made.finally(() => {
    if (deciding === made) deciding = Promise.resolve(true);
  });
}

/** @param {string} value @param {string | undefined} id @returns {Promise<boolean>} Whether it was done. */
async function submit(value, id) {
  const form = openSegment()?.querySelector('form.segment-form');
  const button = form?.querySelector(`button[value="${value}"]`);
  if (openSegment()?.id !== id || !(form instanceof HTMLFormElement) || !(button instanceof HTMLElement))
    return false;
  form.requestSubmit(button);
  return whatIsSent();
}

/** @type {Record<string, () => void>} */
const listKeys = {
  j: () => move(1, 'list'),
  k: () => move(-1, 'list'),
  Enter: () => editor()?.focus(),
  a: () => decide('approve'),
  r() {
    const details = openSegment()?.querySelector('details.reject');
    if (!(details instanceof HTMLDetailsElement)) return;
    details.open = true;
    details.querySelector('textarea')?.focus();
  },
  n: () =>
    /** @type {HTMLElement | null} */ (document.querySelector('main a[href*="/review/next"]'))?.click(),
  c: () => /** @type {HTMLElement | null} */ (document.querySelector('textarea[name="comment"]'))?.focus(),
  '/': () => /** @type {HTMLElement | null} */ (document.querySelector('.filter input'))?.focus(),
  '?': () => /** @type {HTMLElement | null} */ (document.querySelector('[data-key="?"]'))?.click(),
};

document.addEventListener('keydown', (event) => {
  const { target, key, altKey } = event;
  if (!(target instanceof HTMLElement) || !document.getElementById('review') || target.closest('dialog'))
    return;
  const control = event.ctrlKey || event.metaKey;
  const isList = target instanceof HTMLSelectElement;
  const isText = target.isContentEditable || isList || target.matches('input, textarea');
  /** @type {(() => void) | undefined} */
  let act;
  if (control && key === 'Enter' && (!isText || target.closest('.segment-form')))
    act = () => decide('approve');
  else if (control && key === 's') act = () => decide('save');
  // A list opens by these.
  else if (altKey && key === 'ArrowDown' && !isList) act = () => move(1, 'text');
  else if (altKey && key === 'ArrowUp' && !isList) act = () => move(-1, 'text');
  else if (altKey && /^Digit[1-5]$/.test(event.code))
    act = () => take(document.querySelector(`[data-match="${event.code.at(-1)}"]`));
  else if (key === 'Escape' && target.closest('.segment, .segment-aside')) act = () => openSegment()?.focus();
  else if (!isText && !control && !altKey && target.closest('.segments, .segment-aside')) {
    const isControl = target.matches('a, button, summary');
    if (!(isControl && key === 'Enter')) act = listKeys[key];
  }
  if (!act) return;
  event.preventDefault();
  // A key that is held moves on and on, as quickly as segments come, but decides once.
  if (!event.repeat || (!moving && /^(Arrow|[jk]$)/.test(key))) act();
});

putBack();
// Who was quicker than this script stays where they write.
if (openSegment() && !document.activeElement?.matches('input, textarea')) settle('text');
