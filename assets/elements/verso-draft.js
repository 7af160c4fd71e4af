/** Milliseconds of quiet after which a draft is sent, and between two signs that somebody is here. */
const quiet = 800;
const beat = 6000;

/**
 * Keeps what is written in the text field in it: a moment after the last key, and when the page is left. `data-action` takes it,
 * with the fields of the form; what comes back takes the place of the part `[data-presence]`, which says who else is here.
 * `data-saved` is the text without which there is nothing to keep.
 */
class VersoDraft extends HTMLElement {
  #isSubmitted = false;
  #isDirty = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #beats;
  #sending = new AbortController();

  connectedCallback() {
    this.addEventListener('input', this.#onInput);
    this.closest('form')?.addEventListener('submit', this.#onSubmit);
    addEventListener('pagehide', this.#flush);
    this.#beats = setInterval(() => this.#send(), beat);
    this.#send();
  }

  disconnectedCallback() {
    removeEventListener('pagehide', this.#flush);
    clearInterval(this.#beats);
    this.#flush();
  }

  #onInput = () => {
    this.#isDirty = true;
    this.#mark(false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), quiet);
  };

  #onSubmit = () => {
    this.#isSubmitted = true;
    clearTimeout(this.#timer);
    this.#sending.abort();
  };

  #flush = () => {
    clearTimeout(this.#timer);
    if (this.#isDirty) this.#send(true);
  };

  /** @param {boolean} [isLast] */
  async #send(isLast = false) {
    const form = this.closest('form') ?? this.#form;
    const field = this.querySelector('textarea');
    const { action, saved } = this.dataset;
    if (this.#isSubmitted || !form || !field || !action || (document.hidden && !isLast)) return;
    this.#form = form;
    const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    if (field.value === saved) fields.delete(field.name);
    else fields.set(field.name, field.value);
    this.#isDirty = false;
    try {
      const how = isLast ? { keepalive: true } : { signal: this.#sending.signal };
      const response = await fetch(action, { method: 'POST', body: fields, ...how });
      if (!response.ok) throw new Error(`${response.status}`);
      if (!isLast) this.#show(await response.text(), fields.has(field.name));
    } catch {
      // The next key or beat tries again; until then nothing says that it is kept.
      this.#isDirty = true;
    }
  }

  /** @type {HTMLFormElement | undefined} */
  #form;

  /** @param {string} html @param {boolean} isKept */
  #show(html, isKept) {
    const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-presence]');
    const old = this.isConnected && document.querySelector('[data-presence]');
    if (fresh && old && fresh.textContent !== old.textContent) old.replaceChildren(...fresh.childNodes);
    if (!this.#isDirty) this.#mark(isKept);
  }

  /** @param {boolean} isKept */
  #mark(isKept) {
    const sign = this.querySelector('[data-kept]');
    if (sign instanceof HTMLElement) sign.hidden = !isKept;
  }
}
customElements.define('verso-draft', VersoDraft);
