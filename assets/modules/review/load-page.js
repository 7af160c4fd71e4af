import { arrive, stay } from './address.js';
import { carryWriting, markPlace, noteWriting } from './carry-writing.js';
import { numberText } from './drafts/verso-draft.js';
import { editor, main, openDraft, openSegment } from './open-segment.js';
import { forgetUnsent, heirOf, pathOf, tellUnanswered, tellUnsent } from './tell-unsent.js';

/** @type {AbortController | undefined} Of the page that is asked for. */
let asking;
const nothing = Promise.resolve(true);
/** Whether what is on its way was done, once it is answered. Forms are never given up: who goes on waits for them. */
let sending = nothing;

/** Milliseconds after which what was not answered counts as lost. */
const longestAnswer = 30_000;

/**
 * Shows another page in place of this one, unless something else is asked for meanwhile or what is on its way is refused.
 *
 * @param {string} address
 * @param {{ focus?: 'text' | 'list' }} [how]
 * @returns {Promise<boolean>} Whether it is shown.
 */
export async function visit(address, { focus = 'text' } = {}) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  main().setAttribute('aria-busy', 'true');
  const isDone = await sending;
  await openDraft()?.keep();
  if (signal.aborted) return false;
  if (!isDone) {
    stay();
    return false;
  }
  const noted = noteWriting(held(address));
  const answer = await ask(address, { signal }).catch(() => undefined);
  if (signal.aborted) return false;
  if (!answer) {
    rest();
    stay();
    // Where nothing is written, the browser says what is wrong.
    if (!tellUnanswered()) location.assign(address);
    return false;
  }
  const filter = document.getElementById('review-filter');
  const list = /** @type {HTMLElement | null} */ (document.activeElement)?.closest('#review-filter select');
  if (!show(answer, noted)) return false;
  const young = document.getElementById('review-filter');
  // While one moves about, what the filter holds is not counted anew.
  if (filter && young && filter.dataset.choice === young.dataset.choice) young.replaceWith(filter);
  else count(young);
  arrive(answer.isElsewhere ? answer.url : address);
  settle(focus);
  // Whoever goes through the choices of a list goes on there.
  if (list instanceof HTMLSelectElement) document.getElementById(list.id)?.focus();
  return true;
}

/** Nothing else is shown after all. */
export function remain() {
  asking?.abort();
  if (sending === nothing) rest();
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
  forgetUnsent(form);
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
    tellUnsent(form, isOwn);
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
    const isReview = answer.page.getElementById('review') || (isOwn && answer.status === 401);
    if (answer.status >= 500 || (answer.status === 401 && !isReview)) throw new Error(`${answer.status}`);
  } catch {
    rest();
    stay();
    tellUnsent(form, isOwn);
    return false;
  }
  // Such as for somebody who is signed in no more, or where the run has gone on: a page that does not write what was written.
  if (!answer.isOk && !answer.page.querySelector('verso-draft')) openDraft()?.keepHere();
  if (answer.isOk && isOwn) openDraft()?.forget();
  savedFrom = answer.isOk && body.get('decision') === 'save' ? { path: pathOf(form), revision } : undefined;
  const isAtWork = !main().inert;
  const resume = markPlace();
  const raised = answer.isOk && body.has('_revision') ? 1 : 0;
  if (!show(answer, known, isOwn && !answer.isOk ? Number.POSITIVE_INFINITY : raised)) return false;
  count(document.getElementById('review-filter'));
  if (answer.isElsewhere) arrive(answer.url);
  else stay();
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

/** @param {HTMLFormElement} form @returns {number} The revision that the same form of the page has now. */
function revisionOf(form) {
  const field = heirOf(form)?.elements.namedItem('_revision');
  return field instanceof HTMLInputElement ? Number(field.value) : Number.NaN;
}

/** Nothing is on its way any more: the page stays. */
function rest() {
  main().removeAttribute('aria-busy');
  main().inert = false;
}

/** @param {string} address @param {RequestInit} init */
async function ask(address, { signal, ...init }) {
  const signals = [AbortSignal.timeout(longestAnswer), ...(signal ? [signal] : [])];
  const how = { ...init, signal: AbortSignal.any(signals), headers: { accept: 'text/html' } };
  const response = await fetch(address, how);
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
 * @param {number} [raised] By how much the revision of the open target is higher for what was sent from here.
 * @returns {boolean} Whether it took the place of this one; another kind of page is gone to.
 */
function show({ page, url }, noted, raised = 0) {
  const fresh = page.querySelector('main');
  if (!fresh) {
    location.assign(url);
    return false;
  }
  const scroll = scrollY;
  const old = main();
  const young = document.importNode(fresh, true);
  old.replaceWith(young);
  carryWriting(old, noted, young, raised);
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
