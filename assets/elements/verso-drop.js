/**
 * Takes files and folders that are dropped on it, or a folder that is chosen, into the field in it: of them only those the field
 * accepts. The names of all that will be sent stand below.
 */
class VersoDrop extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector('input');
    if (!field) return;
    const names = document.createElement('ul');
    names.className = 'drop-names';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button secondary';
    button.textContent = this.dataset.folder ?? '';
    button.hidden = !field.multiple;
    this.append(button, names);
    field.addEventListener('change', () => this.#list(field, names));
    button.addEventListener('click', () => {
      const folder = document.createElement('input');
      folder.type = 'file';
      folder.webkitdirectory = true;
      folder.addEventListener('change', () => this.#take(field, names, [...(folder.files ?? [])]));
      folder.click();
    });
    for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'])
      this.addEventListener(type, (event) => {
        event.preventDefault();
        this.classList.toggle('is-over', type === 'dragenter' || type === 'dragover');
      });
    this.addEventListener('drop', async (event) => {
      const items = [...(event.dataTransfer?.items ?? [])];
      const entries = items.flatMap((item) => item.webkitGetAsEntry() ?? []);
      const files = await Promise.all(entries.map((entry) => filesIn(entry)));
      this.#take(field, names, files.flat());
    });
  }

  /**
   * @param {HTMLInputElement} field
   * @param {HTMLElement} names
   * @param {readonly File[]} files
   */
  #take(field, names, files) {
    const wanted = files.filter(
      ({ name }) => name.toLowerCase().endsWith(field.accept) && !name.startsWith('~$'),
    );
    const transfer = new DataTransfer();
    for (const file of field.multiple ? wanted : wanted.slice(0, 1)) transfer.items.add(file);
    field.files = transfer.files;
    this.#list(field, names);
  }

  /**
   * @param {HTMLInputElement} field
   * @param {HTMLElement} names
   */
  #list(field, names) {
    names.replaceChildren(
      ...[...(field.files ?? [])].map(({ name }) => {
        const item = document.createElement('li');
        const shown = document.createElement('bdi');
        // What turns a text round would have another ending read.
        shown.textContent = name.replaceAll(
          /[\u202a-\u202e\u2066-\u2069]/g,
          (control) => `⟨U+${control.charCodeAt(0).toString(16).toUpperCase()}⟩`,
        );
        item.append(shown);
        return item;
      }),
    );
  }
}

/**
 * @param {FileSystemEntry} entry
 * @returns {Promise<File[]>}
 */
async function filesIn(entry) {
  if (entry.isFile) {
    const file = /** @type {FileSystemFileEntry} */ (entry);
    return [await new Promise((done, fail) => file.file(done, fail))];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  const found = [];
  // A reader gives some entries at a time, and none when it is done.
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await filesIn(one)));
  }
}
customElements.define('verso-drop', VersoDrop);
