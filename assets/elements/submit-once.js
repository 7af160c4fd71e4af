/** Milliseconds in which a form is not sent a second time: longer answers are given up by whoever waits for them. */
const pause = 10_000;
/** When forms were sent. @type {WeakMap<EventTarget, number>} */
let sent = new WeakMap();

// A second click while the first is on its way would do everything twice.
document.addEventListener(
  'submit',
  (event) => {
    const { target: form, timeStamp } = event;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
    if (timeStamp - (sent.get(form) ?? -pause) < pause) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else sent.set(form, timeStamp);
  },
  true,
);

// One that did not reach the house, and one of a page that somebody comes back to, may be sent again.
document.addEventListener('unsent', ({ target }) => target && sent.delete(target), true);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) sent = new WeakMap();
});
