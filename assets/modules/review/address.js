/** Of the page that is shown: going back moves the browser's own address before another page can be shown. */
let shown = location.href;

/** @param {string} address */
const withoutPlace = (address) => new URL(address, location.href).href.split('#')[0];

/** Whether it is the address of the page that is shown, be it of another place in it. @param {string} address */
export const isShown = (address) => withoutPlace(address) === withoutPlace(shown);

/** Another page is shown. Where the browser is at its address already, there is no new step to go back by. @param {string} address */
export function arrive(address) {
  const { hash } = new URL(address, location.href);
  if (withoutPlace(address) !== withoutPlace(location.href)) history.pushState(null, '', address);
  else history.replaceState(null, '', hash ? address : location.href);
  shown = location.href;
}

/** The page that is shown stays, though somebody was about to go back from it. */
export function stay() {
  if (!isShown(location.href)) history.pushState(null, '', shown);
}

// htmx would put the page of each address that one comes back to over what is written and on its way, and take the focus away.
document.addEventListener('htmx:before:history:restore', (event) => event.preventDefault());
/** @type {any} */ (globalThis).navigation?.addEventListener(
  'navigate',
  (/** @type {Event & { navigationType: string }} */ event) => {
    if (event.navigationType === 'traverse') event.stopImmediatePropagation();
  },
  { capture: true },
);
