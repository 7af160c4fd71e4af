import { carryWriting, markPlace, noteWriting } from './carry-writing.js';
import { numberText } from './drafts/verso-draft.js';
import { editor, main, openDraft, openSegment } from './open-segment.js';

/** @type {AbortController | undefined} Of the page that is asked for. */
let asking;
const nothing = Promise.resolve(true);
/** Whether what is on its way was done, once it is answered. Forms are never given up: who goes on waits for them. */
let sending = nothing;

/**
 * Shows another page in place of this one, unless something else is asked for meanwhile or what is on its way is refused.
 *
 * @param {string} address
 * @param {{ focus?: 'text' | 'list', isBack?: boolean }} [how]
 */
export async function visit(address, { focus = 'text', isBack = false } = {}) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  main().setAttribute('aria-busy', 'true');
  const isDone = await sending;
  await openDraft()?.keep();
  if (!isDone || signal.aborted) return;
  const noted = noteWriting(held(address));
  const answer = await ask(address, { signal }).catch(() => undefined);
  if (signal.aborted) return;
  if (!answer) {
    if (openDraft()) tellUnsent();
    // The browser says what is wrong.
    else location.assign(address);
    return;
  }
  const filter = document.getElementById('review-filter');
  const list = /** @type {HTMLElement | null} */ (document.activeElement)?.closest('#review-filter select');
  if (!show(answer, noted)) return;
  const young = document.getElementById('review-filter');
  // While one moves about, what the filter holds is not counted anew.
  if (filter && young && filter.dataset.choice === young.dataset.choice) young.replaceWith(filter);
  else count(young);
  if (!isBack) history.pushState(null, '', answer.isElsewhere ? answer.url : address);
  settle(focus);
  // Whoever goes through the choices of a list goes on there.
  if (list instanceof HTMLSelectElement) document.getElementById(list.id)?.focus();
}

/**
 * Where the form sent last was saved, and over which revision: what waits behind it knows no later one.
 *
 * @type {{ path: string, revision: number } | undefined}
 */
let savedFrom;
/** Forms that are on their way, with what they say. @type {Set<string>} */
const underWay = new Set();

/**
 * Sends a form behind what is on its way, unless that is refused, and shows its answer. The same is not sent twice meanwhile.
 *
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} body
 */
export function send(form, body) {
  // Each page has a token of its own.
  const said = [...body].filter(([name]) => name !== '_token');
  const what = `${pathOf(form)} ${new URLSearchParams(said)}`;
  if (underWay.has(what)) return;
  underWay.add(what);
  asking?.abort();
  main().setAttribute('aria-busy', 'true');
  // Keys after an approval are for the segment that comes.
  if (body.get('decision') === 'approve') main().inert = true;
  const isDiscard = pathOf(form).endsWith('/draft-removal');
  if (isDiscard) openDraft()?.pause();
  const noted = noteWriting(form, isDiscard ? openDraft()?.closest('form') : undefined);
  const isOwn = isDiscard || form.querySelector('verso-draft') !== null;
  const sent = sending.then((isDone) => {
    if (isDone) return post(form, { body, noted, isOwn });
    form.dispatchEvent(new Event('unsent'));
    return false;
  });
  sending = sent;
  sent.finally(() => {
    underWay.delete(what);
    if (sending === sent) sending = nothing;
  });
}

/** Resolves to whether all that was sent was done. */
export const whatIsSent = () => sending;

/**
 * @param {HTMLFormElement} form
 * @param {{ body: URLSearchParams, noted: ReadonlyMap<string, string>, isOwn: boolean }} sent
 */
async function post(form, { body, noted, isOwn }) {
  if (!isOwn) await openDraft()?.keep();
  const known = isOwn ? noted : new Map([...noted, ...noteWriting(held(form.action))]);
  // It may be of a page that what was sent before it has replaced.
  if (isOwn) {
    openDraft()?.pause();
    numberText(body);
  }
  if (body.get('decision') === 'approve') main().inert = true;
  const revision = Number(body.get('_revision'));
  const isBehind = savedFrom?.revision === revision && `${pathOf(form)}/`.startsWith(`${savedFrom.path}/`);
  if (body.has('_revision') && isBehind && revisionOf(form) === revision + 1)
    body.set('_revision', String(revision + 1));
  let answer;
  try {
    answer = await ask(form.action, { method: 'POST', body });
    const isShown = answer.page.getElementById('review') || (isOwn && answer.status === 401);
    if (answer.status >= 500 || (answer.status === 401 && !isShown)) throw new Error(`${answer.status}`);
  } catch {
    tellUnsent(form);
    return false;
  }
  // Such as for somebody who is signed in no more, or where the run has gone on: a page that does not write what was written.
  if (!answer.isOk && !answer.page.querySelector('verso-draft')) openDraft()?.keepHere();
  if (answer.isOk && isOwn) openDraft()?.forget();
  savedFrom = answer.isOk && body.get('decision') === 'save' ? { path: pathOf(form), revision } : undefined;
  const isAtWork = !main().inert;
  const resume = markPlace();
  if (!show(answer, known)) return false;
  count(document.getElementById('review-filter'));
  if (answer.isElsewhere) history.pushState(null, '', answer.url);
  const isRefused = document.querySelector('.error-summary') !== null;
  if (isRefused || !isAtWork || !resume(main())) settle('text');
  else announce();
  return !isRefused && answer.isOk;
}

/**
 * The form of the open target where what is written in it need not be taken over: the house has it, or it is to be replaced.
 *
 * @param {string} address Of the page that comes.
 */
function held(address) {
  const draft = openDraft();
  const isReplaced = /[?&](restore|match)=/.test(address);
  return draft?.isKept || isReplaced ? draft?.closest('form') : undefined;
}

/** @param {HTMLFormElement} form Its query says which list it is shown in. */
const pathOf = (form) => form.action.split('?')[0] ?? '';

/** @param {HTMLFormElement} form @returns {number} The revision that the same form of the page has now. */
function revisionOf(form) {
  const heir = [...document.forms].find((one) => pathOf(one) === pathOf(form));
  const field = heir?.elements.namedItem('_revision');
  return field instanceof HTMLInputElement ? Number(field.value) : Number.NaN;
}

/** The page stays where the house does not answer. @param {HTMLFormElement} [form] What was sent. */
function tellUnsent(form) {
  main().removeAttribute('aria-busy');
  main().inert = false;
  for (const one of new Set([form, openDraft()?.closest('form')])) one?.dispatchEvent(new Event('unsent'));
}

/** @param {string} address @param {RequestInit} init */
async function ask(address, init) {
  const response = await fetch(address, { ...init, headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return {
    page,
    url: response.url,
    isElsewhere: response.redirected,
    isOk: response.ok,
    status: response.status,
  };
}

/**
 * @param {{ page: Document, url: string }} answer
 * @param {ReadonlyMap<string, string>} noted
 * @returns {boolean} Whether it took the place of this one; another kind of page is gone to.
 */
function show({ page, url }, noted) {
  const fresh = page.querySelector('main');
  if (!fresh) {
    location.assign(url);
    return false;
  }
  const scroll = scrollY;
  const old = main();
  const young = document.importNode(fresh, true);
  old.replaceWith(young);
  carryWriting(old, noted, young);
  document.title = page.title;
  scrollTo({ top: scroll, behavior: 'instant' });
  return true;
}

/** What the filter holds is counted by a request of its own. @param {HTMLElement | null} filter */
function count(filter) {
  if (filter) /** @type {any} */ (globalThis).htmx?.process(filter);
}

/** @param {'text' | 'list'} focus */
export function settle(focus) {
  const trouble = document.querySelector('.error-summary');
  const row = openSegment();
  row?.scrollIntoView({ block: 'nearest' });
  const text = editor();
  if (trouble instanceof HTMLElement) trouble.focus();
  else if (focus === 'text' && text) {
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
  } else (row ?? firstLink())?.focus();
  announce();
}

/** Where keys work while no segment is open. @returns {HTMLElement | null} */
const firstLink = () =>
  document.querySelector('.segments a.segment-number') ?? document.querySelector('#review-filter input');

function announce() {
  const news = document.querySelector('main .notice[role]')?.textContent?.trim();
  const announcements = document.getElementById('announcements');
  if (news && announcements) announcements.textContent = news;
}
