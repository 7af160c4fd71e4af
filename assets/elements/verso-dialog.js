/** Opens the dialog in it instead of the page that its link leads to. */
class VersoDialog extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector('a');
    const dialog = this.querySelector('dialog');
    if (!link || !dialog) return;
    link.setAttribute('role', 'button');
    link.setAttribute('aria-haspopup', 'dialog');
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      dialog.showModal();
    });
    link.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      dialog.showModal();
    });
  }
}
customElements.define('verso-dialog', VersoDialog);
