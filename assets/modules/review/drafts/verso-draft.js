import { LeftText, writer } from './left-text.js';

/** Milliseconds of quiet after which a draft is sent, and between two signs that somebody is here. */
const quiet = 800;
const beat = 6000;
/** Milliseconds that leaving a segment waits for what is written in it to arrive; later ones arrive behind it. */
const longestKeeping = 3000;
/** Bytes: browsers drop larger requests when a page closes. Fetch Standard, section 4.6: 64 KiB for all of them together. */
const mostAtLeaving = 60_000;
/** Milliseconds after which a draft that was not answered counts as lost. */
const longestSending = 10_000;

/** Within a page, numbers count. */
let number = 0;

/** Says of what is sent that it is newer than all that this page sent before. @param {URLSearchParams} body */
export function numberText(body) {
  body.set('writer', writer);
  body.set('number', String(++number));
}

/** Resolves once the texts of segments that are left have arrived, or it is known that they have not. */
let keeping = Promise.resolve();

/**
 * Keeps what is written in the text field in it: a moment after the last key, and when the page is left or hidden. `data-action`
 * takes it, with the fields of the form; what comes back takes the place of the part `[data-presence]`, which says who else is here.
 * `data-saved` is the text without which there is nothing to keep, `data-unkept` says that what it begins with is no draft yet. A
 * text is sent when it has changed, and once more when the target was saved elsewhere, and never because somebody is still there:
 * another page of the same person may know a newer one. Texts go one after the other and are numbered, so that an older one never
 * takes the place of a newer one. One that the page that comes may lack stays in this browser, for {@link LeftText}.
 */
export class VersoDraft extends HTMLElement {
  #isSubmitted = false;
  #isUnsent = false; // A form, which a draft that arrives does not make good.
  #isDirty = false;
  #isWritten = false; // Here, not only shown.
  #unanswered = 0; // Texts that are sent.
  #isQueued = false;
  #isLeaving = false; // The page that comes may have been made before what is sent arrives.
  #isReplaced = false; // What the house has of it, by what another window of the same person sent.
  #left = new LeftText(this);
  /** @type {string | null | undefined} Of the target, as far as this page knows. */
  #revision;
  #sent = Promise.resolve(); // The last text.
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
    this.#form?.addEventListener('submit', this.pause);
    this.#form?.addEventListener('unsent', this.#onUnsent);
    addEventListener('beforeunload', this.#onLeave);
    addEventListener('pagehide', this.#onLeave);
    addEventListener('pageshow', this.#onReturn);
    document.addEventListener('visibilitychange', this.#onHidden);
    this.#beats = setInterval(() => this.#send(), beat);
    this.#isDirty = this.dataset.unkept !== undefined;
    this.#revision = this.#form?.querySelector('input[name="_revision"]')?.getAttribute('value');
    this.#left.offer();
    this.#send();
  }

  disconnectedCallback() {
    removeEventListener('beforeunload', this.#onLeave);
    removeEventListener('pagehide', this.#onLeave);
    removeEventListener('pageshow', this.#onReturn);
    document.removeEventListener('visibilitychange', this.#onHidden);
    clearInterval(this.#beats);
    if (this.#isReplaced) this.keepHere(true);
    this.#flush();
  }

  /** Resolves once what is written here and in segments that were left is a draft, or a while is over. @returns {Promise<unknown>} */
  keep() {
    clearTimeout(this.#timer);
    const kept = Promise.all([this.#isDirty ? this.#send() : this.#sent, keeping]);
    return Promise.race([kept, new Promise((resolve) => setTimeout(resolve, longestKeeping))]);
  }

  /** Whether the house has what is written. */
  get isKept() {
    return !this.#isDirty && this.#unanswered === 0 && !this.#isReplaced;
  }

  /** Keeps in this browser what the house did not take. @param {boolean} [isAlone] Whether nothing else holds it. */
  keepHere(isAlone) {
    const { value } = this.querySelector('textarea') ?? {};
    if (value !== undefined && value !== this.dataset.saved) this.#left.write(value, isAlone);
  }

  forget() {
    this.#isReplaced = false;
    this.#left.write(null);
  }

  /** A form takes what is written; until it is known to be `unsent`, nothing else is sent. */
  pause = () => {
    this.#isSubmitted = true;
    this.#isUnsent = false;
    this.#show('unsent', false);
    clearTimeout(this.#timer);
    this.#sending.abort();
  };

  /** What else the page asked for did not come; the next draft that arrives makes it good. */
  tellUnanswered() {
    this.#show('unsent', true);
  }

  #onInput = () => {
    this.#isDirty = true;
    this.#isWritten = true;
    this.#isLeaving = false;
    this.#show('kept', false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), quiet);
  };

  /** The form did not reach the house: what is written is a draft again. */
  #onUnsent = () => {
    this.#isUnsent = true;
    this.#show('unsent', true);
    this.#resume();
  };

  #onReturn = (/** @type {PageTransitionEvent} */ { persisted }) => persisted && this.#resume();

  #resume() {
    // What has not changed is not sent: another page may know a newer text.
    this.#isDirty ||= this.#isSubmitted;
    this.#isSubmitted = false;
    this.#isLeaving = false;
    this.#sending = new AbortController();
    this.#send();
  }

  #onHidden = () => (document.hidden ? this.#flush() : this.#send());

  /** Browsers give up what is on its way when a page closes, so it is sent again. */
  #onLeave = () => {
    this.#isDirty ||= this.#unanswered > 0;
    this.#isLeaving = true;
    if (this.#isSubmitted || (this.#isReplaced && !this.#isDirty)) this.keepHere(true);
    else this.#flush();
  };

  #flush = () => {
    clearTimeout(this.#timer);
    if (!this.#isDirty) return;
    const sent = this.#post(true);
    if (!this.isConnected) keeping = Promise.all([keeping, sent]).then(() => {});
  };

  /** Sends what is written behind what is on its way. */
  #send() {
    if (!this.#isQueued) {
      this.#isQueued = true;
      this.#sent = this.#sent.then(() => {
        this.#isQueued = false;
        return this.#post();
      });
    }
    return this.#sent;
  }

  /** @param {boolean} [isLast] Whether the page may be gone before it is answered. */
  async #post(isLast = false) {
    const field = this.querySelector('textarea');
    if (this.#isSubmitted || !field || !this.dataset.action || (document.hidden && !isLast)) return;
    const isText = this.#isDirty;
    const { value } = field;
    const body = this.#fields(field, isText);
    const isLong = new Blob([body.toString()]).size > mostAtLeaving;
    if (isLast) this.#left.write(value, isLong);
    this.#isDirty = false;
    const isCounted = Number(isText && !isLast);
    this.#unanswered += isCounted;
    try {
      const signal = AbortSignal.any([this.#sending.signal, AbortSignal.timeout(longestSending)]);
      const how = isLast ? { keepalive: !isLong } : { signal };
      const response = await fetch(this.dataset.action, { method: 'POST', body, ...how });
      if (!response.ok) throw new Error(`${response.status}`);
      this.#show('unsent', this.#isUnsent);
      if (isText && !this.#isDirty && !this.#isLeaving) this.#left.write(null);
      if (!isLast) this.#take(await response.text(), isText && value !== this.dataset.saved);
    } catch {
      // The next key or beat tries again; until then the page says that it is not kept.
      this.#isDirty ||= isText;
      if (!isText || this.#isSubmitted) return;
      this.#show('unsent', true);
      this.#left.write(value);
    } finally {
      this.#unanswered -= isCounted;
    }
  }

  /** @param {HTMLTextAreaElement} field @param {boolean} isText */
  #fields(field, isText) {
    const body = new URLSearchParams(
      [...new FormData(this.#form ?? undefined)].map(([name, value]) => [name, String(value)]),
    );
    body.delete(field.name);
    if (isText && field.value === this.dataset.saved) body.set('undone', 'on');
    else if (isText) body.set('text', field.value);
    numberText(body);
    return body;
  }

  /** @param {string} html @param {boolean} isKept */
  #take(html, isKept) {
    const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-presence]');
    const old = this.isConnected && document.querySelector('[data-presence]');
    const author = fresh?.getAttribute('data-writer');
    this.#isReplaced = this.#isWritten && author != null && author !== writer;
    if (this.#isReplaced) this.#show('kept', false);
    if (fresh && old && fresh.textContent !== old.textContent) old.replaceChildren(...fresh.childNodes);
    this.#keepAgain(fresh);
    if (isKept && !this.#isDirty) this.#show('kept', true);
  }

  /**
   * Whoever saves elsewhere takes their own draft with it, also one that came from here: it is kept anew, once for each save.
   *
   * @param {Element | null} presence
   */
  #keepAgain(presence) {
    const revision = presence?.getAttribute('data-revision');
    const isSaved = revision != null && revision !== this.#revision;
    this.#revision = revision ?? this.#revision;
    if (!isSaved || !this.#isWritten || this.#isDirty || !this.isConnected) return;
    if (this.querySelector('textarea')?.value === this.dataset.saved) return;
    this.#isDirty = true;
    this.#send();
  }

  /** @param {'kept' | 'unsent'} name @param {boolean} isShown */
  #show(name, isShown) {
    const sign = this.querySelector(`[data-${name}]`);
    if (sign instanceof HTMLElement) sign.hidden = !isShown;
  }
}
customElements.define('verso-draft', VersoDraft);
