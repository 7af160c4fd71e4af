// Comments and reasons that nobody sent stay in this window until it closes, also while it shows another page.

/** Whose they are: the next one at this window does not see them. */
const reader = document.getElementById('review')?.dataset.reader;
const place = `verso-unsent ${reader}`;

/** @returns {Map<string, string>} Those that were kept last, by their fields. */
export function leftTexts() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(place) ?? '[]'));
  } catch {
    return new Map();
  }
}

/** @param {ReadonlyMap<string, string>} texts By their fields. */
export function keepTexts(texts) {
  try {
    if (texts.size > 0) sessionStorage.setItem(place, JSON.stringify([...texts]));
    else sessionStorage.removeItem(place);
  } catch {
    // A browser that keeps nothing: they are lost, as in any form.
  }
}
