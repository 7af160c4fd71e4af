/**
 * Keeps its part up to date with what its address sends: `part` is the whole part as HTML of this house, `end` says that
 * nothing more will come. A page nobody looks at does not listen. The focus stays on the link or button it is on.
 */
class VersoLive extends HTMLElement {
  /** @type {EventSource | undefined} */
  #source;
  #isOver = false;
  #shown = '';

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
    if (!part || html === this.#shown) return;
    this.#shown = html;
    const focused = document.activeElement;
    const kept = focused && part.contains(focused) ? nameOf(focused) : undefined;
    part.innerHTML = html;
    const again = kept && [...part.querySelectorAll('a, button')].find((one) => nameOf(one) === kept);
    if (again instanceof HTMLElement) again.focus();
    const news = part.querySelector('[data-announce]')?.getAttribute('data-announce');
    const announcements = document.getElementById('announcements');
    if (news && announcements && announcements.textContent !== news) announcements.textContent = news;
  }
}

/** By what a link or button is known again: where it leads, else its words. @param {Element} element */
const nameOf = (element) => element.getAttribute('href') ?? element.textContent;

customElements.define('verso-live', VersoLive);
