// The user's guide, and how its pictures are made.
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Guest } from './guest.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'guide');
/** `npm run guide` writes the pictures; else the pages are only visited. */
const writes = (import.meta as { readonly env?: { readonly MODE?: string } }).env?.MODE === 'guide';
/** Of a picture: wide enough for what the guide shows, and no higher than a reader takes in at once. */
const window = { width: 1120, height: 800 };

interface PictureChoice {
  /** With the bar and the rows that lead elsewhere. */
  readonly whole?: boolean;
  /** What has to be in its middle, where that is not the beginning of the page. */
  readonly about?: string;
  /** Pixels; default those of the window. */
  readonly height?: number;
}

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
  async picture(guest: Guest, name: string, choice: PictureChoice = {}): Promise<void> {
    const { page } = guest;
    this.made.push(name);
    if (!writes) return;
    mkdirSync(join(folder, 'pictures'), { recursive: true });
    const before = page.viewportSize()!;
    await page.setViewportSize({ ...window, ...(choice.height && { height: choice.height }) });
    await page.evaluate(settle);
    const clip = await page.evaluate(placeOf, choice);
    await page.screenshot({
      path: join(folder, 'pictures', `${name}.png`),
      ...{ clip, animations: 'disabled', caret: 'initial' },
    });
    await page.setViewportSize(before);
  }
}

/** What of a page is shown: all of it, else what lies over it, else its own part. */
function placeOf({ whole, about }: PictureChoice) {
  const { document } = globalThis;
  scrollTo({ top: 0, behavior: 'instant' });
  if (about) document.querySelector(about)!.scrollIntoView({ block: 'center', behavior: 'instant' });
  const shown = document.querySelector(whole ? 'html' : 'dialog[open]') ?? document.querySelector('main')!;
  const { left, top, right, bottom } = shown.getBoundingClientRect();
  const [x, y] = [Math.max(0, left), Math.max(0, top)];
  return { x, y, width: right - x, height: Math.min(innerHeight, bottom) - y };
}

/** Moments and lengths of time are those of a fixed morning; ids are always the same. */
function settle(): void {
  const { document } = globalThis;
  for (const time of document.querySelectorAll('time'))
    time.textContent = /\d:\d\d/.test(time.textContent) ? '1 Mar 2027, 09:30' : '1 Mar 2027';
  for (const term of document.querySelectorAll('dt'))
    if (term.textContent === 'Took') term.nextElementSibling!.textContent = '42 secs';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    node.nodeValue = node.nodeValue!.replaceAll(
      /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
      '01a22617-10a6-746a-8978-0253736b7dba',
    );
}

export const pictureFiles = (): string[] =>
  globSync('pictures/*.png', { cwd: folder }).map((path) => basename(path, '.png'));
