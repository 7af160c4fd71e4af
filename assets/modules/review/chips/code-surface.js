import { isMark, stretchesOf } from './coded-text.js';

/** @typedef {import('./coded-text.js').Items} Items */

/**
 * Shows items in an element that people write in: text as text, each mark as the one chip it has. Places are counted in items.
 */
export class CodeSurface {
  /** @param {HTMLElement} root @param {ReadonlyMap<string, HTMLElement>} chips By their marks. */
  constructor(root, chips) {
    this.root = root;
    this.chips = chips;
  }

  /** Changes no more of what is there than it must. @param {Items} items */
  show(items) {
    const { root } = this;
    let node = root.firstChild;
    /** @type {Map<string, string>} What codes that are open make of the text, by their marks. */
    const looks = new Map();
    for (const stretch of stretchesOf(items)) {
      const [mark = ''] = stretch;
      const chip = isMark(mark) ? this.chips.get(mark) : undefined;
      const wanted = chip ?? textNode(node, stretch.join(''), [...new Set(looks.values())].join(' '));
      if (mark.startsWith('</')) looks.delete(mark.replace('/', ''));
      else if (chip?.dataset.look) looks.set(mark, chip.dataset.look);
      if (wanted === node) node = node.nextSibling;
      else root.insertBefore(wanted, node);
    }
    while (node) {
      const next = node.nextSibling;
      node.remove();
      node = next;
    }
    // A line that ends the text, and a text without any, need something to stand on.
    if (items.length === 0 || items.at(-1) === '\n') root.append(document.createElement('br'));
  }

  /** What stands in it, whoever put it there. @param {Node} [node] @returns {string[]} */
  read(node = this.root) {
    if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').split('');
    const mark = node instanceof HTMLElement ? node.dataset.mark : undefined;
    return mark === undefined ? [...node.childNodes].flatMap((child) => this.read(child)) : [mark];
  }

  /** @param {Node} node @param {number} offset */
  placeOf(node, offset) {
    const before = document.createRange();
    before.setStart(this.root, 0);
    before.setEnd(node, offset);
    return this.read(before.cloneContents()).length;
  }

  /** @returns {[number, number] | undefined} Undefined while the selection is elsewhere. */
  get selection() {
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
    if (!range || !this.root.contains(range.commonAncestorContainer)) return undefined;
    return this.placesOf(range);
  }

  /** Where the selection began; undefined while it is elsewhere. */
  get anchor() {
    const { anchorNode = null, anchorOffset = 0 } = getSelection() ?? {};
    return this.root.contains(anchorNode) && anchorNode ? this.placeOf(anchorNode, anchorOffset) : undefined;
  }

  /** Where it ends, which may be in front of where it began. */
  get focus() {
    const { focusNode = null, focusOffset = 0 } = getSelection() ?? {};
    return this.root.contains(focusNode) && focusNode ? this.placeOf(focusNode, focusOffset) : undefined;
  }

  /** @param {StaticRange} range @returns {[number, number]} */
  placesOf({ startContainer, startOffset, endContainer, endOffset }) {
    return [this.placeOf(startContainer, startOffset), this.placeOf(endContainer, endOffset)];
  }

  /** @param {number} from @param {number} [to] */
  select(from, to = from) {
    const [start, end] = [this.#pointAt(from), this.#pointAt(to)];
    getSelection()?.setBaseAndExtent(...start, ...end);
  }

  /** @param {number} place @returns {[Node, number]} Inside of a text rather than beside it. */
  #pointAt(place) {
    let rest = place;
    for (const [index, child] of [...this.root.childNodes].entries()) {
      const length = this.read(child).length;
      const text = child instanceof HTMLElement && !child.dataset.mark ? child.firstChild : child;
      if (text instanceof Text && rest <= length) return [text, rest];
      if (rest === 0) return [this.root, index];
      rest -= length;
    }
    return [this.root, this.root.childNodes.length];
  }
}

/**
 * The node itself where it is such a text already, else a new one.
 * @param {ChildNode | null} node @param {string} text @param {string} look Classes.
 * @returns {ChildNode}
 */
function textNode(node, text, look) {
  const isText = look === '' && node instanceof Text;
  const isSpan = look !== '' && node instanceof HTMLSpanElement && !node.dataset.mark;
  const fitting = node && (isText || isSpan) ? node : undefined;
  const own = fitting ?? (look === '' ? document.createTextNode('') : document.createElement('span'));
  if (own instanceof HTMLElement && own.className !== look) own.className = look;
  if (own.textContent !== text) own.textContent = text;
  return own;
}
