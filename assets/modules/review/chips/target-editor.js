import { ChipBox } from './chip-box.js';
import { fill, pointOf, refuseFiles, takeMarked } from './code-transfer.js';
import { turnedPairs, writeItems } from './coded-text.js';
import { MissingCodes, makeChip } from './missing-codes.js';

/**
 * Writes the text field in it with codes as chips, which move and go as a whole and are there once at most. The field stays what
 * the form sends and tells of each change with `input`. Chips are made of those in `[data-missing]`, a row of buttons that puts
 * back what the text lacks; `[data-turned]` says that an end stands before its start. Only plain text comes in, however it comes.
 */
export class VersoTarget extends HTMLElement {
  /** @type {HTMLTextAreaElement | null} */
  #field = null;
  #box = new ChipBox(document.createElement('div'), new Map(), -1, () => {});
  #missing = new MissingCodes(null);
  #isComposing = false;
  /** @type {[number, number] | undefined} What is dragged out of it. */
  #dragged;

  connectedCallback() {
    document.addEventListener('selectionchange', this.#onSelection);
    const field = this.querySelector('textarea');
    if (!field || this.#field) return;
    this.#field = field;
    const row = this.querySelector('[data-missing]');
    const chips = [...(row?.querySelectorAll('[data-mark]') ?? [])]
      .filter((example) => example instanceof HTMLElement)
      .map((example) => /** @type {const} */ ([example.dataset.mark ?? '', makeChip(example)]));
    const root = document.createElement('div');
    this.#box = new ChipBox(root, new Map(chips), field.maxLength, () => this.#onChange());
    this.#missing = new MissingCodes(row);
    this.#takeOver(root, field);
    this.#listen(root, field);
    this.#box.begin(field.value);
    this.#showState();
  }

  disconnectedCallback() {
    document.removeEventListener('selectionchange', this.#onSelection);
  }

  /** @returns {[number, number]} Where one writes in it, counted in items. */
  get place() {
    return this.#box.range;
  }

  set place(place) {
    this.#box.surface.select(...place);
  }

  /** Goes on with what was written in another one for the same segment, so that it can be undone. @param {VersoTarget | null} other */
  inherit(other) {
    if (!other) return;
    if (other.#isComposing) other.#box.readBack();
    this.#box.goOn(other.#box);
    this.#onChange();
  }

  /** The box stands for the field to whoever reads, writes or asks for it. @param {HTMLElement} root @param {HTMLTextAreaElement} field */
  #takeOver(root, field) {
    const label = field.labels[0];
    if (label) {
      label.id ||= `${field.id}-label`;
      root.setAttribute('aria-labelledby', label.id);
      label.addEventListener('click', () => root.focus());
    }
    for (const name of ['id', 'lang', 'dir', 'aria-describedby', 'aria-invalid']) {
      const value = field.getAttribute(name);
      if (value !== null) root.setAttribute(name, value);
    }
    field.removeAttribute('id');
    field.hidden = true;
    field.focus = () => root.focus();
    root.className = 'code-surface';
    root.contentEditable = 'true';
    root.spellcheck = true;
    root.setAttribute('role', 'textbox');
    root.setAttribute('aria-multiline', 'true');
    root.setAttribute('aria-required', 'true');
    field.after(root);
    this.classList.add('is-ready');
  }

  /** @param {HTMLElement} root @param {HTMLTextAreaElement} field */
  #listen(root, field) {
    root.addEventListener('beforeinput', this.#onBeforeInput);
    root.addEventListener('input', this.#onInput);
    root.addEventListener('compositionstart', () => {
      this.#isComposing = true;
    });
    root.addEventListener('compositionend', () => {
      this.#isComposing = false;
      this.#box.readBack();
    });
    root.addEventListener('keydown', this.#onKey);
    root.addEventListener('focus', () => {
      if (!this.#box.last) this.#box.surface.select(this.#box.items.length);
    });
    root.addEventListener('click', this.#onClick);
    root.addEventListener('copy', this.#onCopy);
    root.addEventListener('cut', this.#onCopy);
    root.addEventListener('paste', this.#onPaste);
    root.addEventListener('dragstart', this.#onDrag);
    root.addEventListener('dragover', refuseFiles);
    root.addEventListener('drop', this.#onDrop);
    root.addEventListener('dragend', () => {
      this.#dragged = undefined;
    });
    field.addEventListener('input', () => {
      if (field.value !== writeItems(this.#box.items)) this.#box.become(this.#box.read(field.value));
    });
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('[data-missing] button') : null;
      if (button) this.#insertCode(button);
    });
  }

  #onChange() {
    const field = this.#field;
    const marked = writeItems(this.#box.items);
    this.#showState();
    if (!field || field.value === marked) return;
    field.value = marked;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #showState() {
    const { items, chips, surface } = this.#box;
    const turned = new Set(turnedPairs(items));
    for (const [mark, chip] of chips) chip.classList.toggle('is-turned', turned.has(mark));
    const sign = this.querySelector('[data-turned]');
    if (sign instanceof HTMLElement) sign.hidden = turned.size === 0;
    this.#missing.show(items, document.activeElement === surface.root);
  }

  /** @param {EventTarget | null} target @returns {number} The place of the chip there; less than 0 where there is none. */
  #chipAt(target) {
    const chip = target instanceof Element ? target.closest('[data-mark]') : null;
    return chip instanceof HTMLElement ? this.#box.items.indexOf(chip.dataset.mark ?? '') : -1;
  }

  #onSelection = () => {
    const selection = this.#isComposing ? undefined : this.#box.surface.selection;
    if (selection) this.#box.last = selection;
  };

  /** @param {InputEvent} event */
  #onBeforeInput = (event) => {
    const { inputType, isComposing, cancelable, data, dataTransfer } = event;
    if (isComposing || inputType === 'insertCompositionText' || !cancelable) return;
    event.preventDefault();
    const box = this.#box;
    const target = event.getTargetRanges()[0];
    const range = target ? box.surface.placesOf(target) : box.range;
    if (inputType === 'historyUndo') box.undo();
    else if (inputType === 'historyRedo') box.redo();
    else if (inputType === 'insertParagraph' || inputType === 'insertLineBreak') box.replace(['\n'], range);
    else if (inputType.startsWith('insert'))
      box.replaceWithText(data ?? dataTransfer?.getData('text/plain') ?? '', range);
    else if (inputType.startsWith('delete')) box.delete(inputType, range);
  };

  /** What could not be kept from happening is read as it is. */
  #onInput = () => {
    if (!this.#isComposing) this.#box.readBack();
    else if (this.#field) this.#field.value = writeItems(this.#box.surface.read());
  };

  /** Not all browsers put the caret behind a chip that is clicked. @param {MouseEvent} event */
  #onClick = ({ target, shiftKey }) => {
    const at = this.#chipAt(target);
    if (at >= 0 && !shiftKey && getSelection()?.isCollapsed) this.#box.surface.select(at + 1);
  };

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const key = event.key.toLowerCase();
    const isControl = (event.ctrlKey || event.metaKey) && !event.altKey;
    const isArrow = (key === 'arrowleft' || key === 'arrowright') && !isControl && !event.altKey;
    if (isControl && key === 'z' && !event.shiftKey) this.#box.undo();
    else if (isControl && (key === 'y' || key === 'z')) this.#box.redo();
    else if (key === 'f8') this.#insertCode(this.#missing.next);
    else if (!isArrow || !this.#box.passChip(key === 'arrowleft', event.shiftKey)) return;
    event.preventDefault();
  };

  /** @param {Element | null} button */
  #insertCode(button) {
    if (!button) return;
    const { range } = this.#box;
    this.#box.surface.root.focus();
    this.#box.surface.select(...range);
    this.#box.insert(this.#missing.marksOf(button));
  }

  /** @param {ClipboardEvent} event */
  #onCopy = (event) => {
    event.preventDefault();
    const [from, to] = this.#box.range;
    if (from === to || !event.clipboardData) return;
    fill(event.clipboardData, this.#box.items.slice(from, to));
    if (event.type === 'cut') this.#box.replace([], [from, to]);
  };

  /** @param {ClipboardEvent} event */
  #onPaste = (event) => {
    event.preventDefault();
    this.#take(event.clipboardData, this.#box.range);
  };

  /** @param {DataTransfer | null} data @param {[number, number]} range */
  #take(data, range) {
    const items = takeMarked(data, this.#box.takesOnce());
    if (items) this.#box.replace(items, range);
    else this.#box.replaceWithText(data?.getData('text/plain') ?? '', range);
  }

  /** @param {DragEvent} event */
  #onDrag = ({ target, dataTransfer }) => {
    const at = this.#chipAt(target);
    this.#dragged = at < 0 ? this.#box.range : [at, at + 1];
    if (!dataTransfer) return;
    dataTransfer.clearData();
    fill(dataTransfer, this.#box.items.slice(...this.#dragged));
    dataTransfer.effectAllowed = 'copyMove';
  };

  /** @param {DragEvent} event */
  #onDrop = (event) => {
    event.preventDefault();
    const { surface, items } = this.#box;
    const point = pointOf(event);
    const at = point && surface.root.contains(point[0]) ? surface.placeOf(...point) : items.length;
    surface.root.focus();
    if (this.#dragged) this.#box.move(this.#dragged, at);
    else this.#take(event.dataTransfer, [at, at]);
    this.#dragged = undefined;
  };
}

customElements.define('verso-target', VersoTarget);
