// What somebody does to a page, with a pointer or by keyboard alone. Neither looks past what a person reaches that way.
import type { FileChooser, Locator, Page } from 'playwright-core';

/** A document as somebody chooses it. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export interface Hands {
  /** Comes to what shall be activated. */
  reach(target: Locator): Promise<void>;
  /** Follows a link, presses a button, opens what a summary hides, once it is reached. */
  activate(target: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** An option of a list, by what its label begins with. */
  choose(list: Locator, label: string): Promise<void>;
  /** A box or a choice among several, until it has its mark. */
  tick(box: Locator): Promise<void>;
  bring(field: Locator, files: string | readonly ChosenFile[]): Promise<void>;
}

export const pointer = (): Hands => ({
  reach: (target) => target.waitFor(),
  activate: (target) => target.click(),
  write: (field, text) => field.fill(text),
  async choose(list, label) {
    const labels = await list.locator('option').allTextContents();
    await list.selectOption({ label: labels.find((one) => one.startsWith(label)) ?? label });
  },
  tick: (box) => box.check(),
  bring: (field, files) => field.setInputFiles(files as ChosenFile[]),
});

export const keyboard = (page: Page): Hands => ({
  reach: (target) => tabTo(page, target),
  activate: () => page.keyboard.press('Enter'),
  async write(field, text) {
    await tabTo(page, field);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  },
  async choose(list, label) {
    await tabTo(page, list);
    await page.keyboard.type(label);
  },
  async tick(box) {
    if (await box.isChecked()) return;
    await tabTo(page, box);
    for (let others = 20; others > 0 && !(await isFocused(box)); others--)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    if (!(await box.isChecked())) throw new Error(`The space bar does not choose ${box}.`);
  },
  async bring(field, files) {
    // Whoever waits from here on only may come too late: the browser is asked for its chooser in another process.
    page.on('filechooser', ignore);
    await tabTo(page, field);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser') as Promise<FileChooser>,
      page.keyboard.press('Enter'),
    ]);
    await chooser.setFiles(files as ChosenFile[]);
    page.off('filechooser', ignore);
  },
});

const ignore = (): void => {};

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === globalThis.document.activeElement);

/**
 * Goes on with the tabulator until the focus is there, or on a choice of the same group; throws where it never comes, and
 * where it comes and cannot be seen.
 */
export async function tabTo(page: Page, target: Locator, most = 200): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate(hasFocus)) return requireVisible(target);
  }
  throw new Error(`The focus never came to ${target}.`);
}

function hasFocus(element: Element): boolean {
  const active = globalThis.document.activeElement;
  const groupOf = (one: Element | null) =>
    one instanceof HTMLInputElement && one.type === 'radio' ? one.name : '';
  return element === active || (groupOf(element) !== '' && groupOf(element) === groupOf(active));
}

/** WCAG 2.4.7 and 2.4.11: the focus has a mark, and nothing lies over it. */
async function requireVisible(target: Locator): Promise<void> {
  const fault = await target.evaluate(() => {
    const active = globalThis.document.activeElement as HTMLElement;
    const { left, top, width, height } = active.getBoundingClientRect();
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(active);
    if ((outlineStyle === 'none' || outlineWidth === '0px') && boxShadow === 'none') return 'has no mark';
    const above = globalThis.document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
    const isAbove = above !== null && (active.contains(above) || above.contains(active));
    return isAbove ? '' : `is hidden by ${above?.outerHTML.slice(0, 100) ?? 'the edge of the window'}`;
  });
  if (fault !== '') throw new Error(`The focus on ${target} ${fault}.`);
}
