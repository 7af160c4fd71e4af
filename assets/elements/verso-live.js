/** Milliseconds until a house that answers otherwise than it should is asked again; doubled up to the longest. */
const [pause, longest] = [2_000, 60_000];
/** Times that nothing answers, one after another, until the page says so: lines also break and are mended at once. */
const patience = 3;

/**
 * Keeps its part up to date with what its address sends: `part` is the whole part as HTML of this house, `end` says that
 * nothing more will come. A page nobody looks at does not listen. The focus stays on the link or button it is on. Where
 * nothing comes for long it says so, and offers to load the page anew, which also leads to where one signs in.
 */
class VersoLive extends HTMLElement {
  /** @type {EventSource | undefined} */
  #source;
  #isOver = false;
  #pause = pause;
  #failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;
  #shown = '';

  connectedCallback() {
    this.#listen();
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#stop();
  }

  #onVisibility = () => (document.hidden ? this.#stop() : this.#listen());

  #stop() {
    clearTimeout(this.#again);
    this.#source?.close();
    this.#source = undefined;
  }

  #listen() {
    const address = this.getAttribute('src');
    if (!address || this.#isOver || this.#source || document.hidden) return;
    const source = new EventSource(address);
    this.#source = source;
    source.addEventListener('open', () => {
      this.#pause = pause;
      if (this.#failures >= patience) this.#tell('freshpart');
      this.#failures = 0;
    });
    // Browsers come back by themselves where a line breaks, but not where something before the house answers in its place.
    source.addEventListener('error', () => {
      if (source === this.#source && ++this.#failures === patience) this.#tell('stalepart');
      if (source.readyState !== EventSource.CLOSED || source !== this.#source) return;
      this.#stop();
      this.#again = setTimeout(() => this.#listen(), this.#pause);
      this.#pause = Math.min(2 * this.#pause, longest);
    });
    source.addEventListener('part', (event) => this.#show(JSON.parse(event.data)));
    source.addEventListener('end', () => {
      this.#isOver = true;
      source.close();
    });
  }

  /** @param {string} type */
  #tell(type) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: () => location.reload() }));
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
