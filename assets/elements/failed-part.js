/**
 * Where a part of the page does not come, htmx says nothing, and would put a refusal in its place. Here the part stays
 * as it was, with a word about it and a button that asks once more. A filter that is refused goes to the page that says
 * what is wrong with it, and who is no longer signed in to where one signs in, but never away from a form one fills in.
 * Elements that load parts themselves tell by the event `failedpart` whose `detail` asks once more, or `stalepart` where a
 * part that keeps itself up to date does so no more, and by `freshpart` that all is well again.
 *
 * @typedef {{ sourceElement: Element, target: Element, swap: string, select?: string, request: { action: string },
 *   response?: { status: number } }} Exchange
 */

document.addEventListener('htmx:before:response', (event) => {
  const { ctx } = /** @type {CustomEvent<{ ctx: Exchange }>} */ (event).detail;
  const { sourceElement: source, request, response } = ctx;
  const status = response?.status ?? 0;
  if (status < 400) return;
  event.preventDefault();
  if (source instanceof HTMLFormElement && status < 500) location.assign(request.action);
  else if (status === 401 && !(source instanceof HTMLInputElement)) location.reload();
  else say(ctx);
});

document.addEventListener('htmx:error', (event) => {
  const { ctx } = /** @type {CustomEvent<{ ctx?: Exchange }>} */ (event).detail;
  if (ctx?.request) say(ctx);
});

// What is asked once more, or differently, is no longer wrong.
document.addEventListener('htmx:before:request', (event) => {
  const { ctx } = /** @type {CustomEvent<{ ctx: Exchange }>} */ (event).detail;
  noticeOf(ctx.sourceElement)?.remove();
});

for (const type of ['failedpart', 'stalepart'])
  document.addEventListener(type, (event) => {
    if (event instanceof CustomEvent && event.target instanceof Element)
      show(event.target, event.detail, type === 'stalepart');
  });

document.addEventListener('freshpart', ({ target }) => {
  const notice = target instanceof Element ? noticeOf(target) : undefined;
  const announcements = document.getElementById('announcements');
  if (announcements && announcements.textContent === notice?.dataset.stale) announcements.textContent = '';
  notice?.remove();
});

/** @param {Exchange} exchange */
function say({ sourceElement: source, target, swap, select, request }) {
  // Suggestions are there to save typing; without them one types.
  if (!source.isConnected || source instanceof HTMLInputElement) return;
  const { htmx } = /** @type {any} */ (globalThis);
  show(source, () => htmx.ajax('GET', request.action, { source, target, swap, select }));
}

/** Above what did not load. @param {Element} source @param {() => void} askAgain @param {boolean} [isStale] */
function show(source, askAgain, isStale) {
  const template = document.getElementById('failed-part');
  if (!(template instanceof HTMLTemplateElement)) return;
  noticeOf(source)?.remove();
  source.before(template.content.cloneNode(true));
  const notice = noticeOf(source);
  const word = notice?.querySelector('p');
  if (isStale && word) word.textContent = notice?.dataset.stale ?? '';
  notice?.querySelector('button')?.addEventListener('click', () => {
    const hadFocus = notice.contains(document.activeElement);
    notice.remove();
    if (hadFocus) document.getElementById('main')?.focus({ preventScroll: true });
    askAgain();
  });
  const announcements = document.getElementById('announcements');
  if (announcements) announcements.textContent = word?.textContent ?? '';
}

/** What is said above an element. @param {Element} source */
function noticeOf(source) {
  const before = source.previousElementSibling;
  return before instanceof HTMLElement && before.matches('.failed-part') ? before : undefined;
}
