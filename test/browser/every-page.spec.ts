// Every page that is mounted, looked at as people see it. Addresses follow from the pages themselves.
import { beforeAll, describe, expect, test } from 'vitest';
import { findBarriers, findOverflow, type Guest, openHouse, photograph, sizes } from '#test/browser';
import { furnish, isDocument, replaceMarker, type SampleAddress, sampleAddresses } from '#test/console-house';
import { listCatalogueTexts } from '#test/message-catalogues';

const house = await openHouse({ works: false });
let addresses: readonly SampleAddress[] = [];
let missing: readonly string[] = [];

beforeAll(async () => {
  ({ addresses, missing } = sampleAddresses(house.services.plugins, await furnish(house)));
});

async function show(guest: Guest, address: string): Promise<boolean> {
  const cookies = await guest.context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  if (!(await isDocument(`${guest.origin}${address}`, cookie))) return false;
  await guest.page.goto(address);
  return true;
}

/** Words of the interface on the page: what users or documents say stands in elements that tell so. */
function wordsOf({ page }: Guest): Promise<string[]> {
  return page.evaluate(() => {
    const foreign =
      'script, style, bdi, code, pre, textarea, datalist, .text, [lang]:not(html), h1, select, .patterns h2';
    const walker = globalThis.document.createTreeWalker(globalThis.document.body, NodeFilter.SHOW_TEXT);
    const words: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim();
      if (text && !node.parentElement?.closest(foreign)) words.push(text);
    }
    return words;
  });
}

/** Pictures take as long as everything else. */
const isLookedAt = process.env.VERSO_SCREENSHOTS !== undefined;

/** Names of connections are not longer. */
const mostOfName = 100;

const english = /\b(the|of|are|this|with|which|and|from|for|yet)\b/i;

async function untranslated(guest: Guest, onlyEnglish: ReadonlySet<string>): Promise<string[]> {
  const words = await wordsOf(guest);
  return words.filter((text) => onlyEnglish.has(text) || english.test(text));
}

async function inspect(
  guest: Guest,
  look: (guest: Guest, name: string) => Promise<readonly string[]>,
): Promise<{ readonly shown: number; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  let shown = 0;
  guest.page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  for (const { page, address } of addresses) {
    const name = `${page.path.replaceAll(/[/:.]+/g, '-').slice(1) || 'home'}${address.replace(/^[^?]*\??/, '-').slice(0, 20)}`;
    const found: string[] = [];
    try {
      if (!(await show(guest, address))) continue;
      shown += 1;
      found.push(...(await look(guest, name.replaceAll(/[^\w-]/g, '_'))));
    } catch (error) {
      found.push(String(error));
    }
    found.push(...guest.takeFaults(), ...house.takeReports());
    faults.push(...found.map((fault) => `${address}: ${fault}`));
  }
  return { shown, faults };
}

describe('every page', { timeout: 300_000 }, () => {
  test('has a sample address', () => {
    expect(addresses.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });

  test('in English, wide and light: no barrier, no fault', async () => {
    const guest = await house.enter('administrator');
    const { shown, faults } = await inspect(guest, async ({ page }, name) => {
      if (isLookedAt) await photograph(page, `every/${name}`);
      const found = [...(await findOverflow(page)), ...(await findBarriers(page))];
      // Between the two, tables of many columns have the least room.
      await page.setViewportSize(sizes.middle);
      found.push(...(await findOverflow(page)));
      await page.setViewportSize(sizes.wide);
      return found;
    });
    expect(faults).toEqual([]);
    expect(shown).toBeGreaterThan(30);
  });

  test('in German, narrow and dark: no barrier, no fault, no English; mirrored it fits as well', async () => {
    const texts = await listCatalogueTexts();
    const german = new Set(texts.map(({ texts: { de } }) => de));
    const onlyEnglish = new Set(texts.map(({ texts: { en } }) => en).filter((text) => !german.has(text)));
    const guest = await house.enter('administrator', { locale: 'de-DE' });
    await guest.page.setViewportSize(sizes.narrow);
    await guest.page.emulateMedia({ colorScheme: 'dark' });
    const { faults } = await inspect(guest, async (one, name) => {
      const { page } = one;
      if (isLookedAt) await photograph(page, `every/${name}-de-narrow`);
      const found = [...(await findOverflow(page)), ...(await findBarriers(page))];
      const left = await untranslated(one, onlyEnglish);
      await page.evaluate(() => globalThis.document.documentElement.setAttribute('dir', 'rtl'));
      const mirrored = await findOverflow(page);
      return [
        ...found,
        ...left.map((text) => `not translated: ${text}`),
        ...mirrored.map((fault) => `mirrored: ${fault}`),
      ];
    });
    expect(faults).toEqual([]);
  });

  test('shows hostile content as text', async () => {
    const hostile =
      `"><script>alert(1)</script><img/src=x/onerror=alert(2)>\u202E\u2066\u0001\uFFFE&amp;{{7*7}}😀${'Wort'.repeat(30)}`.slice(
        0,
        mostOfName,
      );
    expect(await replaceMarker(house.services.db, hostile)).toBeGreaterThan(30);
    const guest = await house.enter('administrator');
    await guest.page.setViewportSize(sizes.narrow);
    let seen = 0;
    const { faults } = await inspect(guest, async ({ page }, name) => {
      if (isLookedAt) await photograph(page, `every/${name}-hostile`);
      const { isSeen, alive } = await page.evaluate(() => ({
        isSeen: globalThis.document.body.textContent.includes('<img/src=x/onerror=alert(2)>'),
        alive: globalThis.document.querySelectorAll(
          'img, body script:not([src]), [onerror], a[href^="javascript"]',
        ).length,
      }));
      if (isSeen) seen += 1;
      return [...(await findOverflow(page)), ...(alive > 0 ? [`${alive} elements of the content live`] : [])];
    });
    expect(faults).toEqual([]);
    expect(seen).toBeGreaterThan(20);
  });
});
