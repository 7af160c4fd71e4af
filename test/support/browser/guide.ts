// The user's guide, and how its pictures are made.
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Guest } from './guest.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'guide');
/** `npm run guide` writes the pictures; else the pages are only visited. */
const writes = (import.meta as { readonly env?: { readonly MODE?: string } }).env?.MODE === 'guide';
/** Of a picture: wide enough for what the guide shows, and no higher than a reader takes in at once. */
const window = { width: 1120, height: 800 };

export interface GuidePage {
  readonly name: string;
  /** Names of its pictures. */
  readonly pictures: readonly string[];
  /** What stands in it as on a page of the console: in bold, or as a key. */
  readonly words: readonly string[];
}

export function readGuide(): GuidePage[] {
  return globSync('*.md', { cwd: folder })
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const all = (pattern: RegExp) =>
        [...text.matchAll(pattern)].map(([, found]) => found!.replaceAll(/\s+/g, ' '));
      return {
        name,
        pictures: all(/\]\(pictures\/([\w-]+)\.png\)/g),
        words: [...all(/\*\*([^*]+)\*\*/g), ...all(/<kbd>([^<]+)<\/kbd>/g)],
      };
    });
}

export class GuideMaker {
  /** Names of the pictures that were made. */
  readonly made: string[] = [];

  /** A picture of what a page is about, or of the whole of it, with what differs from day to day settled. */
  async picture(guest: Guest, name: string, { whole = false } = {}): Promise<void> {
    const { page } = guest;
    this.made.push(name);
    if (!writes) return;
    mkdirSync(join(folder, 'pictures'), { recursive: true });
    const before = page.viewportSize()!;
    await page.setViewportSize(window);
    await page.evaluate(settle);
    const clip = await page.evaluate(placeOf, whole);
    await page.screenshot({
      path: join(folder, 'pictures', `${name}.png`),
      ...{ clip, animations: 'disabled', caret: 'initial' },
    });
    await page.setViewportSize(before);
  }
}

/** What of a page is shown: all of it, else what lies over it, else its own part. */
function placeOf(whole: boolean) {
  const { document } = globalThis;
  scrollTo({ top: 0, behavior: 'instant' });
  const shown = document.querySelector(whole ? 'html' : 'dialog[open]') ?? document.querySelector('main')!;
  const { left, top, right, bottom } = shown.getBoundingClientRect();
  const [x, y] = [Math.max(0, left), Math.max(0, top)];
  return { x, y, width: right - x, height: Math.min(innerHeight, bottom) - y };
}

/** Moments and lengths of time are those of a fixed morning. */
function settle(): void {
  const { document } = globalThis;
  for (const time of document.querySelectorAll('time'))
    time.textContent = /\d:\d\d/.test(time.textContent) ? '1 Mar 2027, 09:30' : '1 Mar 2027';
  for (const term of document.querySelectorAll('dt'))
    if (term.textContent === 'Took') term.nextElementSibling!.textContent = '42 secs';
}

export const pictureFiles = (): string[] =>
  globSync('pictures/*.png', { cwd: folder }).map((path) => basename(path, '.png'));
