/**
 * Text with inline codes as a row of items: each is one UTF-16 unit, or the mark of a code (`<1>`, `</1>`, `<2/>`), which is
 * longer and therefore stays whole whatever is done to the row.
 * @typedef {readonly string[]} Items
 */

/** As the house reads marks, blanks included; linear in them. */
const markPattern = /<(?:\s*(?=\/))?(\/?)\s*(\d{1,9})(?:\s*(?=\/))?(\/?)\s*>/g;

/** @param {string} item */
export const isMark = (item) => item.length > 1;

/**
 * Reads text in which codes stand as marks. What `takes` refuses stays literal text, such as a code that stands there already.
 * @param {string} text
 * @param {(mark: string) => boolean} takes
 * @param {{ isEscaped?: boolean }} [how] Whether literal marks are written `&lt;1>`, as the house writes them.
 * @returns {string[]}
 */
export function readItems(text, takes, { isEscaped = false } = {}) {
  /** @type {string[]} */
  const items = [];
  /** @param {string} stretch */
  const add = (stretch) => {
    for (const unit of (isEscaped ? unescapeMarks(stretch) : stretch).split('')) items.push(unit);
  };
  let end = 0;
  for (const match of text.matchAll(markPattern)) {
    const mark = `<${match[1]}${match[2]}${match[3]}>`;
    if (!takes(mark)) continue;
    add(text.slice(end, match.index));
    items.push(mark);
    end = match.index + match[0].length;
  }
  add(text.slice(end));
  return items;
}

/** As the house reads it. @param {Items} items */
export function writeItems(items) {
  return stretchesOf(items)
    .map((stretch) => (isMark(stretch[0] ?? '') ? stretch[0] : escapeMarks(stretch.join(''))))
    .join('');
}

/** The text alone. @param {Items} items */
export function plainOf(items) {
  return items.filter((item) => !isMark(item)).join('');
}

/** Each mark by itself, and the text between marks. @param {Items} items */
export function stretchesOf(items) {
  /** @type {string[][]} */
  const stretches = [];
  for (const [index, item] of items.entries()) {
    const isNew = index === 0 || isMark(item) || isMark(items[index - 1] ?? '');
    if (isNew) stretches.push([item]);
    else stretches.at(-1)?.push(item);
  }
  return stretches;
}

/** @param {string} text */
function escapeMarks(text) {
  return text
    .replaceAll(/&(?=(?:lt|amp);)/g, '&amp;')
    .replaceAll(markPattern, (mark) => `&lt;${mark.slice(1)}`);
}

/** @param {string} text */
function unescapeMarks(text) {
  return text.replaceAll(/&(lt|amp);/g, (_, name) => (name === 'lt' ? '<' : '&'));
}

/**
 * The items without those from `from` to `to`, others in their place. Codes that stand elsewhere already are left out: each is
 * there once at most.
 * @param {Items} items @param {number} from @param {number} to @param {Items} inserted
 * @returns {{ items: string[], end: number }} With the place behind what was put in.
 */
export function replaceItems(items, from, to, inserted) {
  const [before, behind] = [items.slice(0, from), items.slice(to)];
  const present = new Set([...before, ...behind].filter(isMark));
  const fresh = inserted.filter((item) => !isMark(item) || (!present.has(item) && present.add(item)));
  return { items: [...before, ...fresh, ...behind], end: from + fresh.length };
}

/** Marks of pairs whose end stands before their start. @param {Items} items */
export function turnedPairs(items) {
  return items.filter((mark, index) => {
    const start = mark.startsWith('</') ? mark.replace('/', '') : undefined;
    return start !== undefined && items.indexOf(start) > index;
  });
}
