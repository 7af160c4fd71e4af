/** Puts the browser's time zone into the field in it that has none. */
class VersoZone extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector('input');
    if (field && !field.value) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}
customElements.define('verso-zone', VersoZone);
