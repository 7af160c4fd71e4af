const memory = 'verso-document';
/** @type {Node[]} What was shown last, so that nothing flickers while the next part comes. */
let last = [];

/** @returns {{ open?: boolean, side?: string }} */
function remembered() {
  try {
    return JSON.parse(localStorage.getItem(memory) ?? '{}');
  } catch {
    return {};
  }
}

/** @param {{ open?: boolean, side?: string }} news */
function remember(news) {
  try {
    localStorage.setItem(memory, JSON.stringify({ ...remembered(), ...news }));
  } catch {
    // A browser that keeps nothing forgets that the pane was open.
  }
}

/**
 * The document beside a review: once it is opened, it stays open from page to page and shows the part around the open segment,
 * which `data-window` sends. Links to other parts and to its sides are followed inside of it.
 */
class VersoDocument extends HTMLElement {
  #loading = new AbortController();

  connectedCallback() {
    const details = this.querySelector('details');
    if (!details) return;
    if (remembered().open) details.open = true;
    if (details.open) this.#begin();
    details.addEventListener('toggle', () => {
      remember({ open: details.open });
      if (details.open && !this.#content?.hasChildNodes()) this.#begin();
    });
    this.addEventListener('click', this.#onClick);
  }

  disconnectedCallback() {
    this.#loading.abort();
  }

  get #content() {
    return this.querySelector('[data-content]');
  }

  #begin() {
    const content = this.#content;
    if (content && last.length > 0) content.replaceChildren(...last);
    this.#load(this.dataset.window ?? '');
  }

  /** @param {string} address */
  async #load(address) {
    this.#loading.abort();
    this.querySelector('.failed-part')?.remove();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    const url = new URL(address, location.href);
    const { side } = remembered();
    if (side && !url.searchParams.has('side')) url.searchParams.set('side', side);
    try {
      const response = await fetch(url, { signal, headers: { accept: 'text/html', 'hx-request': 'true' } });
      if (!response.ok) return this.#fail(address);
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const content = this.#content;
      if (!content || signal.aborted) return;
      content.replaceChildren(...[...page.body.childNodes].map((node) => document.importNode(node, true)));
      last = [...content.childNodes];
      this.#show(content);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) this.#fail(address);
    }
  }

  /** What another segment showed is not this one's. @param {string} address */
  #fail(address) {
    const content = this.#content;
    if (!content) return;
    content.replaceChildren();
    content.dispatchEvent(
      new CustomEvent('failedpart', { bubbles: true, detail: () => this.#load(address) }),
    );
  }

  /** Brings the open segment to the middle of the pane, without moving the page. @param {Element} content */
  #show(content) {
    const current = content.querySelector('[aria-current="true"]');
    if (!(current instanceof HTMLElement) || !(content instanceof HTMLElement)) return;
    const above = current.getBoundingClientRect().top - content.getBoundingClientRect().top;
    content.scrollTop += above - content.clientHeight / 3;
  }

  /** @param {MouseEvent} event */
  #onClick = (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!link.pathname.endsWith('/document/window')) return;
    event.preventDefault();
    if (link.dataset.side) remember({ side: link.dataset.side });
    this.#load(link.href);
  };
}
customElements.define('verso-document', VersoDocument);
