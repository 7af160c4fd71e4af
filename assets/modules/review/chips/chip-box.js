import { CodeSurface } from './code-surface.js';
import { isMark, readItems, replaceItems, writeItems } from './coded-text.js';
import { Manuscript } from './manuscript.js';

/** @typedef {import('./coded-text.js').Items} Items */
/** @typedef {[number, number]} Range */

/** A box with a text and its codes, and what is done to it at the place where somebody writes. */
export class ChipBox {
  /** @type {Range | undefined} Where one wrote last; undefined before that. */
  last;
  #text = new Manuscript([]);
  #most;
  #onChange;

  /**
   * @param {HTMLElement} root
   * @param {ReadonlyMap<string, HTMLElement>} chips By their marks.
   * @param {number} most Longest marked text.
   * @param {() => void} onChange
   */
  constructor(root, chips, most, onChange) {
    this.surface = new CodeSurface(root, chips);
    this.chips = chips;
    this.#most = most;
    this.#onChange = onChange;
  }

  get items() {
    return this.#text.items;
  }

  /** Begins anew with a text; there is nothing to undo. @param {string} marked */
  begin(marked) {
    this.#text = new Manuscript(this.read(marked));
    this.surface.show(this.items);
  }

  /** Goes on with the text of another one, and what was done to it. @param {ChipBox} other */
  goOn(other) {
    this.#text = other.#text;
    this.surface.show(this.items);
  }

  /** @param {string} marked */
  read(marked) {
    return readItems(marked, this.takesOnce(), { isEscaped: true });
  }

  /** Whether a mark is one of the codes, and the first of its kind that is asked for. @param {Items} [present] */
  takesOnce(present = []) {
    const taken = new Set(present.filter(isMark));
    /** @param {string} mark */
    return (mark) => this.chips.has(mark) && !taken.has(mark) && Boolean(taken.add(mark));
  }

  /** @returns {Range} */
  get range() {
    const end = this.items.length;
    return this.surface.selection ?? this.last ?? [end, end];
  }

  /** @param {Items} items @param {number} [caret] */
  become(items, caret = items.length) {
    if (this.#text.become(items)) this.#show(caret);
  }

  undo() {
    this.#show(this.#text.undo());
  }

  redo() {
    this.#show(this.#text.redo());
  }

  /** @param {number | undefined} caret Undefined where nothing has changed. */
  #show(caret) {
    if (caret === undefined) return;
    this.surface.show(this.items);
    this.last = [caret, caret];
    this.surface.select(caret);
    this.#onChange();
  }

  /** Takes as the text what the browser has made of it. */
  readBack() {
    const [, caret] = this.range;
    this.become(this.surface.read(), caret);
  }

  /** @param {Items} inserted @param {Range} [range] */
  replace(inserted, [from, to] = this.range) {
    const { items, end } = replaceItems(this.items, from, to, inserted);
    const isTooLong = inserted.length > 0 && this.#most >= 0 && writeItems(items).length > this.#most;
    if (!isTooLong) this.become(items, end);
  }

  /** Text as somebody types or pastes it: marks of codes that are missing become chips. @param {string} text @param {Range} [range] */
  replaceWithText(text, [from, to] = this.range) {
    const rest = this.items.filter((_, index) => index < from || index >= to);
    this.replace(readItems(text.replaceAll(/\r\n?/g, '\n'), this.takesOnce(rest)), [from, to]);
    this.#completeMark();
  }

  /** A mark that is typed key by key becomes its chip with the last one. */
  #completeMark() {
    const [at] = this.range;
    const { items } = this;
    if (items[at - 1] !== '>') return;
    const from = items.lastIndexOf('<', at);
    const mark = items.slice(from, at).join('');
    if (from >= 0 && this.takesOnce(items)(mark)) this.replace([mark], [from, at]);
  }

  /** @param {string} inputType As the input events have it. @param {Range} range */
  delete(inputType, [from, to]) {
    if (from === to && inputType.endsWith('Backward')) this.replace([], [Math.max(0, from - 1), from]);
    else if (from === to && inputType.endsWith('Forward')) this.replace([], [from, from + 1]);
    else this.replace([], inputType.includes('Word') ? this.#wordIn(inputType, from, to) : [from, to]);
  }

  /** Words end at chips. @param {string} inputType @param {number} from @param {number} to @returns {Range} */
  #wordIn(inputType, from, to) {
    const isBackward = inputType.endsWith('Backward');
    const held = this.items.slice(from, to);
    const chip = isBackward ? held.findLastIndex(isMark) : held.findIndex(isMark);
    if (chip < 0) return [from, to];
    if (isBackward) return [Math.min(from + chip + 1, to - 1), to];
    return [from, Math.max(from + chip, from + 1)];
  }

  /** One mark, or a whole pair around what is marked. @param {readonly string[]} marks */
  insert([first = '', second]) {
    const [from, to] = this.range;
    if (second === undefined) {
      const at = first.startsWith('</') ? to : from;
      this.replace([first], [at, at]);
      return;
    }
    this.replace([first, ...this.items.slice(from, to), second], [from, to]);
    this.surface.select(from === to ? from + 1 : to + 2);
  }

  /** @param {Range} range @param {number} at */
  move([from, to], at) {
    if (at >= from && at <= to) return;
    const held = this.items.slice(from, to);
    const rest = this.items.filter((_, index) => index < from || index >= to);
    const place = at > to ? at - held.length : at;
    this.become([...rest.slice(0, place), ...held, ...rest.slice(place)], place + held.length);
  }

  /** Browsers do not always get over a chip that stands beside another. @param {boolean} isLeft @param {boolean} isSelecting */
  passChip(isLeft, isSelecting) {
    const { surface, items } = this;
    const { anchor, focus } = surface;
    if (focus === undefined || (anchor !== focus && !isSelecting)) return false;
    const step = isLeft === (getComputedStyle(surface.root).direction === 'rtl') ? 1 : -1;
    if (!isMark(items[step > 0 ? focus : focus - 1] ?? '')) return false;
    surface.select(isSelecting ? (anchor ?? focus) : focus + step, focus + step);
    return true;
  }
}
