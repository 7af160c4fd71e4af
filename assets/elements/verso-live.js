/**
 * Keeps its part up to date with what its address sends: `part` is the whole part as HTML of this house, `end` says that
 * nothing more will come. A page nobody looks at does not listen.
 */
class VersoLive extends HTMLElement {
  /** @type {EventSource | undefined} */
  #source;
  #isOver = false;

  connectedCallback() {
    this.#listen();
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#source?.close();
  }

  #onVisibility = () => {
    if (document.hidden) {
      this.#source?.close();
      this.#source = undefined;
    } else this.#listen();
  };

  #listen() {
    const address = this.getAttribute('src');
    if (!address || this.#isOver || this.#source || document.hidden) return;
    const source = new EventSource(address);
    this.#source = source;
    source.addEventListener('part', (event) => this.#show(JSON.parse(event.data)));
    source.addEventListener('end', () => {
      this.#isOver = true;
      source.close();
    });
  }

  /** @param {string} html */
  #show(html) {
    const part = this.querySelector('.live-part');
    if (!part) return;
    const focused = document.activeElement;
    const kept = focused instanceof HTMLElement && part.contains(focused) ? focused.dataset.keep : undefined;
    part.innerHTML = html;
    const again = kept && part.querySelector(`[data-keep="${CSS.escape(kept)}"]`);
    if (again instanceof HTMLElement) again.focus();
    const news = part.querySelector('[data-announce]')?.getAttribute('data-announce');
    const announcements = document.getElementById('announcements');
    if (news && announcements && announcements.textContent !== news) announcements.textContent = news;
  }
}
customElements.define('verso-live', VersoLive);
