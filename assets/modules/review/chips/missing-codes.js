/** @typedef {import('./coded-text.js').Items} Items */

/** The row of buttons with examples of all codes, of which those are shown that a text lacks. */
export class MissingCodes {
  #told = '';

  /** @param {Element | null} row */
  constructor(row) {
    this.row = row instanceof HTMLElement ? row : undefined;
  }

  /** @param {Items} items @param {boolean} isTold Whether what went missing is told to who does not see the row. */
  show(items, isTold) {
    const { row } = this;
    if (!row) return;
    const present = new Set(items);
    const names = [];
    for (const example of examplesIn(row)) {
      example.hidden = present.has(example.dataset.mark ?? '');
      if (!example.hidden) names.push(nameOf(example));
    }
    for (const button of row.querySelectorAll('button')) button.hidden = this.marksOf(button).length === 0;
    row.hidden = names.length === 0;
    const announcements = document.getElementById('announcements');
    const news = names.join(', ');
    if (announcements && isTold && news.length > this.#told.length)
      announcements.textContent = `${row.querySelector('legend')?.textContent}: ${news}`;
    this.#told = news;
  }

  /** The first button that is shown. */
  get next() {
    return this.row?.querySelector('button:not([hidden])') ?? null;
  }

  /** Marks of a button that are missing. @param {Element} button */
  marksOf(button) {
    return examplesIn(button)
      .filter(({ hidden }) => !hidden)
      .map(({ dataset }) => dataset.mark ?? '');
  }
}

/** In words. @param {Element} example */
function nameOf(example) {
  return example.querySelector('[title]')?.getAttribute('title') ?? '';
}

/** @param {Element} parent @returns {HTMLElement[]} */
function examplesIn(parent) {
  return [...parent.querySelectorAll('[data-mark]')].filter((example) => example instanceof HTMLElement);
}

/** The chip of a mark, of its example. @param {HTMLElement} example */
export function makeChip(example) {
  const { mark = '', look = '' } = example.dataset;
  const chip = document.createElement('span');
  const name = nameOf(example);
  chip.className = example.querySelector('.chip')?.className ?? 'chip';
  Object.assign(chip.dataset, { mark, look, shown: mark.replaceAll(/^<|\/?>$/g, '') });
  chip.title = name;
  chip.setAttribute('role', 'img');
  chip.setAttribute('aria-label', name);
  chip.contentEditable = 'false';
  chip.draggable = true;
  return chip;
}
