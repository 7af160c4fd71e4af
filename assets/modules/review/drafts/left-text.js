/** Tells this page from others of the same person. */
export const writer = [...crypto.getRandomValues(new Uint32Array(2))].join('-');

/** A text that may not have reached the house: it stays in this browser, and is offered by `[data-left]` at return. */
export class LeftText {
  #holder;
  /** Nothing takes its place while it is offered. */
  #isOffered = false;
  /** Key of what was offered last. */
  #found = '';

  /** @param {HTMLElement} holder Of the field; `data-keeper` says whose it is, `data-action` where it is sent. */
  constructor(holder) {
    this.#holder = holder;
  }

  /** @param {string | null} text Null forgets it. @param {boolean} [outlives] Whether it outlives the window: nothing else holds it. */
  write(text, outlives = false) {
    if (this.#isOffered) return;
    try {
      sessionStorage.removeItem(this.#key);
      // What pages beside this one left is theirs.
      for (const key of [this.#own, this.#found]) localStorage.removeItem(key);
      if (text !== null && outlives) localStorage.setItem(this.#own, text);
      else if (text !== null) sessionStorage.setItem(this.#key, text);
    } catch {
      // A browser that keeps nothing: then only the house does.
    }
  }

  offer() {
    const left = this.#read();
    this.#show(left !== null && left !== this.#field?.value);
    if (!this.#isOffered) this.write(null);
    this.#holder.addEventListener('click', this.#onClick);
  }

  /** @param {Event} event */
  #onClick = ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-take-left], [data-drop-left]') : null;
    const field = this.#field;
    if (!button || !field) return;
    const left = this.#read();
    this.#show(false);
    if (button.matches('[data-take-left]') && left !== null) {
      field.value = left;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    } else this.write(null);
    field.focus();
  };

  get #key() {
    const { keeper, action } = this.#holder.dataset;
    return `verso-draft ${keeper} ${action?.split('?')[0]}`;
  }

  get #own() {
    return `${this.#key} ${writer}`;
  }

  get #field() {
    return this.#holder.querySelector('textarea');
  }

  #read() {
    try {
      this.#found = Object.keys(localStorage).find((key) => key.startsWith(`${this.#key} `)) ?? '';
      return sessionStorage.getItem(this.#key) ?? localStorage.getItem(this.#found);
    } catch {
      return null;
    }
  }

  /** @param {boolean} isOffered */
  #show(isOffered) {
    this.#isOffered = isOffered;
    const offer = this.#holder.querySelector('[data-left]');
    if (offer instanceof HTMLElement) offer.hidden = !isOffered;
  }
}
