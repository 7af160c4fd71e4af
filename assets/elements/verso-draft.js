/** Milliseconds of quiet after which a draft is sent, and between two signs that somebody is here. */
const quiet = 800;
const beat = 6000;
/** Bytes: browsers drop larger requests when a page closes. Fetch Standard, section 4.6: 64 KiB for all of them together. */
const mostAtLeaving = 60_000;

/**
 * Keeps what is written in the text field in it: a moment after the last key, and when the page is left or hidden. `data-action`
 * takes it, with the fields of the form; what comes back takes the place of the part `[data-presence]`, which says who else is here.
 * `data-saved` is the text without which there is nothing to keep. Texts go one after the other and are numbered, so that an older
 * one never takes the place of a newer one. One too long for a page that closes stays in this browser until the house has it, and
 * is offered by `[data-left]` at return; `data-keeper` says whose it is.
 */
class VersoDraft extends HTMLElement {
  #isSubmitted = false;
  #isDirty = false;
  #isSending = false;
  #isWaiting = false;
  /** Tells this time at the text from others; with it, numbers count. */
  #writer = [...crypto.getRandomValues(new Uint32Array(2))].join('-');
  #number = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #beats;
  #sending = new AbortController();
  /** @type {HTMLFormElement | null} */
  #form = null;

  connectedCallback() {
    this.#form = this.closest('form');
    this.addEventListener('input', this.#onInput);
    this.addEventListener('click', this.#onClick);
    this.#form?.addEventListener('submit', this.#onSubmit);
    this.#form?.addEventListener('unsent', this.#onUnsent);
    addEventListener('pagehide', this.#flush);
    addEventListener('pageshow', this.#onReturn);
    document.addEventListener('visibilitychange', this.#onHidden);
    this.#beats = setInterval(() => this.#send(), beat);
    this.#offerLeft();
    this.#send();
  }

  disconnectedCallback() {
    removeEventListener('pagehide', this.#flush);
    removeEventListener('pageshow', this.#onReturn);
    document.removeEventListener('visibilitychange', this.#onHidden);
    clearInterval(this.#beats);
    this.#flush();
  }

  #onInput = () => {
    this.#isDirty = true;
    this.#show('kept', false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), quiet);
  };

  #onSubmit = () => {
    this.#isSubmitted = true;
    this.#show('unsent', false);
    clearTimeout(this.#timer);
    this.#sending.abort();
  };

  /** The form did not reach the house: what is written is a draft again. */
  #onUnsent = () => {
    this.#show('unsent', true);
    this.#resume();
  };

  /** @param {PageTransitionEvent} event */
  #onReturn = ({ persisted }) => {
    if (persisted) this.#resume();
  };

  #resume() {
    this.#isSubmitted = false;
    this.#isDirty = true;
    this.#sending = new AbortController();
    this.#send();
  }

  #onHidden = () => {
    if (document.hidden) this.#flush();
  };

  #flush = () => {
    clearTimeout(this.#timer);
    if (this.#isDirty) this.#send(true);
  };

  /** @param {boolean} [isLast] Whether the page may be gone before it is answered. */
  async #send(isLast = false) {
    const body = this.#fields();
    if (this.#isSubmitted || !body || !this.dataset.action || (document.hidden && !isLast)) return;
    if (this.#isSending && !isLast) {
      this.#isWaiting = true;
      return;
    }
    const isText = body.has('text');
    const isLong = new Blob([body.toString()]).size > mostAtLeaving;
    if (isLast && isLong) this.#leave(body.get('text'));
    this.#isDirty = false;
    if (!isLast) this.#isSending = true;
    try {
      const how = isLast ? { keepalive: !isLong } : { signal: this.#sending.signal };
      const response = await fetch(this.dataset.action, { method: 'POST', body, ...how });
      if (!response.ok) throw new Error(`${response.status}`);
      if (!this.#isDirty) this.#leave(null);
      if (!isLast) this.#take(await response.text(), isText);
    } catch {
      // The next key or beat tries again; until then nothing says that it is kept.
      this.#isDirty = true;
    }
    if (isLast) return;
    this.#isSending = false;
    if (this.#isWaiting) this.#send();
    this.#isWaiting = false;
  }

  #fields() {
    const field = this.querySelector('textarea');
    if (!this.#form || !field) return undefined;
    const body = new URLSearchParams(
      [...new FormData(this.#form)].map(([name, value]) => [name, String(value)]),
    );
    body.delete(field.name);
    if (field.value !== this.dataset.saved) body.set('text', field.value);
    body.set('writer', this.#writer);
    body.set('number', String(++this.#number));
    return body;
  }

  /** @param {string} html @param {boolean} isKept */
  #take(html, isKept) {
    const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-presence]');
    const old = this.isConnected && document.querySelector('[data-presence]');
    if (fresh && old && fresh.textContent !== old.textContent) old.replaceChildren(...fresh.childNodes);
    if (!this.#isDirty) this.#show('kept', isKept);
  }

  /** @param {'kept' | 'unsent' | 'left'} name @param {boolean} isShown */
  #show(name, isShown) {
    const sign = this.querySelector(`[data-${name}]`);
    if (sign instanceof HTMLElement) sign.hidden = !isShown;
  }

  get #leftKey() {
    return `verso-draft ${this.dataset.keeper} ${this.dataset.action?.split('?')[0]}`;
  }

  /** @param {string | null} text Null forgets it. */
  #leave(text) {
    if (text === null && this.#isOffering) return;
    try {
      if (text === null) localStorage.removeItem(this.#leftKey);
      else localStorage.setItem(this.#leftKey, text);
    } catch {
      // A browser that keeps nothing: then only the house does.
    }
  }

  #isOffering = false;

  #readLeft() {
    try {
      return localStorage.getItem(this.#leftKey);
    } catch {
      return null;
    }
  }

  #offerLeft() {
    const left = this.#readLeft();
    this.#isOffering = left !== null && left !== this.querySelector('textarea')?.value;
    this.#show('left', this.#isOffering);
  }

  /** @param {Event} event */
  #onClick = ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-take-left], [data-drop-left]') : null;
    const field = this.querySelector('textarea');
    if (!button || !field) return;
    const left = this.#readLeft();
    this.#isOffering = false;
    this.#show('left', false);
    if (button.matches('[data-take-left]') && left !== null) {
      field.value = left;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    } else this.#leave(null);
    field.focus();
  };
}
customElements.define('verso-draft', VersoDraft);
