import { isMark } from './coded-text.js';

/** @typedef {import('./coded-text.js').Items} Items */

/**
 * A change as what it took away at a place and put there.
 * @typedef {{ at: number, removed: Items, inserted: Items }} Change
 */

/** A text while it is written, with all that was done to it. */
export class Manuscript {
  /** @type {Items} */
  items = [];
  /** @type {Change[]} */
  #done = [];
  /** @type {Change[]} */
  #undone = [];

  /** @param {Items} items */
  constructor(items) {
    this.items = items;
  }

  /** Keys in a row are one step, up to the end of a word. @param {Items} next */
  become(next) {
    const change = changeBetween(this.items, next);
    if (!change) return false;
    const last = this.#done.at(-1);
    const joined = last && joinChanges(last, change);
    if (joined) this.#done.pop();
    this.#done.push(joined ?? change);
    this.#undone = [];
    this.items = next;
    return true;
  }

  /** @returns {number | undefined} The place behind what came back; undefined where there is nothing to undo. */
  undo() {
    const change = this.#done.pop();
    if (!change) return undefined;
    this.#undone.push(change);
    return this.#put({ ...change, removed: change.inserted, inserted: change.removed });
  }

  /** @returns {number | undefined} */
  redo() {
    const change = this.#undone.pop();
    if (!change) return undefined;
    this.#done.push(change);
    return this.#put(change);
  }

  /** @param {Change} change */
  #put({ at, removed, inserted }) {
    this.items = [...this.items.slice(0, at), ...inserted, ...this.items.slice(at + removed.length)];
    return at + inserted.length;
  }
}

/** @param {Items} before @param {Items} after @returns {Change | undefined} Undefined where they are the same. */
function changeBetween(before, after) {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at++;
  let tail = 0;
  while (tail < shorter - at && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const removed = before.slice(at, before.length - tail);
  const inserted = after.slice(at, after.length - tail);
  return removed.length + inserted.length === 0 ? undefined : { at, removed, inserted };
}

/** @param {Change} last @param {Change} next @returns {Change | undefined} */
function joinChanges(last, next) {
  const isWordEnd = /\s/.test(last.inserted.at(-1) ?? '') && !/\s/.test(next.inserted[0] ?? '');
  const isTyped = isKey(next.inserted, next.removed) && last.removed.length === 0 && !isWordEnd;
  if (isTyped && !last.inserted.some(isMark) && next.at === last.at + last.inserted.length)
    return { ...last, inserted: [...last.inserted, ...next.inserted] };
  const isErased = isKey(next.removed, next.inserted) && last.inserted.length === 0;
  if (isErased && !last.removed.some(isMark) && next.at + 1 === last.at)
    return { ...next, removed: [...next.removed, ...last.removed] };
  return undefined;
}

/** Whether one unit of text came, or went, and nothing else. @param {Items} some @param {Items} others */
function isKey(some, others) {
  return some.length === 1 && others.length === 0 && !isMark(some[0] ?? '');
}
