import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let folder: string | undefined;

/** Where pictures go: VERSO_SCREENSHOTS, else a folder of the run's own. */
function picturesFolder(): string {
  folder ??= process.env.VERSO_SCREENSHOTS ?? mkdtempSync(join(tmpdir(), 'verso-screenshots-'));
  return folder;
}

export const schemes = ['light', 'dark'] as const;
/** A usual window, a tablet held upright, and the narrowest that WCAG asks for, 400 % of 1280. */
export const sizes = {
  wide: { width: 1280, height: 900 },
  middle: { width: 768, height: 1024 },
  narrow: { width: 320, height: 800 },
} as const;

/** What axe-core finds against WCAG 2.2 AA: a line for each place. */
export async function findBarriers(page: Page): Promise<string[]> {
  // The debugging protocol is not held to the page's content security policy.
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    type Node = { target: unknown[]; failureSummary?: string };
    type Rule = { id: string; help: string; nodes: Node[] };
    const { axe: loaded } = globalThis as unknown as {
      axe: { run(context: unknown, options: unknown): Promise<{ violations: Rule[] }> };
    };
    const { violations } = await loaded.run(globalThis.document, {
      runOnly: { type: 'tag', values: tags },
    });
    // A bar that stays while the page scrolls may half cover a target: what counts is the target where it is not covered.
    const { scrollX, scrollY } = globalThis;
    const isSmall = async ({ target }: Node): Promise<boolean> => {
      const element = globalThis.document.querySelector(String(target[0]));
      if (!element || target.length > 1) return true;
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      // Of the whole page, for what stands beside a target decides, too.
      const again = await loaded.run(globalThis.document, {
        runOnly: { type: 'rule', values: ['target-size'] },
      });
      return again.violations.some(({ nodes }) =>
        nodes.some((node) => String(node.target[0]) === String(target[0])),
      );
    };
    for (const rule of violations.filter(({ id }) => id === 'target-size')) {
      const small: Node[] = [];
      for (const node of rule.nodes) if (await isSmall(node)) small.push(node);
      rule.nodes = small;
    }
    globalThis.scrollTo(scrollX, scrollY);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')} ${failureSummary ?? ''}`,
      ),
    );
  }, rules);
}

/** What reaches beyond the window sideways; tables and code may scroll in their own boxes. */
export function findOverflow(page: Pick<Page, 'evaluate'>): Promise<string[]> {
  return page.evaluate(() => {
    const { documentElement: root } = globalThis.document;
    if (root.scrollWidth <= root.clientWidth) return [];
    const beyond = [...globalThis.document.querySelectorAll('body *')].filter(
      (element) =>
        element.getBoundingClientRect().right > root.clientWidth + 0.5 && !element.closest('thead, option'),
    );
    const named = beyond
      .slice(-3)
      .map(({ tagName, className, textContent }) => `${tagName}.${className} ${textContent.slice(0, 40)}`);
    return [`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}: ${named.join(', ')}`];
  });
}

/** A picture of the whole page, to look at; under VERSO_SCREENSHOTS or in a folder of the run's own. */
export async function photograph(page: Page, name: string): Promise<void> {
  const path = join(picturesFolder(), `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  // Hiding the caret would put a style into the page, which its policy refuses.
  await page.screenshot({ path, fullPage: true, animations: 'disabled', caret: 'initial' });
}

/** Photographs a page as it is, in both schemes and all sizes, and says what is wrong with it in any. */
export async function examine(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [size, viewport] of Object.entries(sizes))
    for (const colorScheme of size === 'middle' ? (['light'] as const) : schemes) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await photograph(page, `${name}-${size}-${colorScheme}`);
      const found = [...(await findOverflow(page)), ...(await findBarriers(page))];
      faults.push(...found.map((fault) => `${name}, ${size}, ${colorScheme}: ${fault}`));
    }
  await page.setViewportSize(sizes.wide);
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}
