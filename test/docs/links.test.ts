import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const pages = globSync(['*.md', 'docs/**/*.md', 'examples/**/*.md'], { cwd: root }).sort();
const read = (path: string): string =>
  readFileSync(join(root, path), 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '');

/** The anchors of a page as GitHub makes them of its headings. */
function anchorsOf(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the pages', () => {
  it.each(pages)('%s leads only to what exists', (page) => {
    for (const [, link] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(link!)) continue;
      const [file, anchor] = link!.split('#');
      const target = file === '' ? page : join(dirname(page), file!);
      expect(existsSync(join(root, target)), `${page} → ${link}`).toBe(true);
      if (anchor) expect(anchorsOf(target), `${page} → ${link}`).toContain(anchor);
    }
  });

  it('are all reached from the README', () => {
    const reached = new Set(['README.md']);
    for (const page of reached) {
      for (const [, link] of read(page).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
        const target = join(dirname(page), link!);
        if (pages.includes(target)) reached.add(target);
      }
    }
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });
});
