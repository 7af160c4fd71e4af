import { plainOf, readItems, writeItems } from './coded-text.js';

/** @typedef {import('./coded-text.js').Items} Items */

/** Marked text on a clipboard, beside the plain one that other programs take. */
const markedType = 'text/x-verso-marked';

/** Gives items to a clipboard or a drag. @param {DataTransfer} data @param {Items} items */
export function fill(data, items) {
  data.setData('text/plain', plainOf(items));
  data.setData(markedType, writeItems(items));
}

/** @param {DragEvent} event */
export function refuseFiles(event) {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}

/** Where something is dropped. @param {DragEvent} event @returns {[Node, number] | undefined} */
export function pointOf({ clientX, clientY }) {
  const position = document.caretPositionFromPoint?.(clientX, clientY);
  if (position) return [position.offsetNode, position.offset];
  const range = document.caretRangeFromPoint?.(clientX, clientY);
  return range ? [range.startContainer, range.startOffset] : undefined;
}

/** Its items where they come from such a field, else undefined. @param {DataTransfer | null} data @param {(mark: string) => boolean} takes */
export function takeMarked(data, takes) {
  const marked = data?.getData(markedType);
  return marked ? readItems(marked, takes, { isEscaped: true }) : undefined;
}
