import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { createMemory } from '#domain/memory';
import { openBook, writeUnits } from '#domain/memory/retrieval';
import { type Guest, openHouse } from '#test/browser';
import { marked } from '#test/marked';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;

const german = 'Öffnen Sie das <1>Ventil</1> langsam<2/> und <3>warten</3> Sie.';
const arabic = 'افتح <1>الصمام</1> ببطء<2/> ثم <3>انتظر</3>.';

async function fill({ targetLanguage = 'de', text = german } = {}) {
  const project = await insertProject(db);
  const sources = ['Open the <1>valve</1> slowly<2/> and <3>wait</3>.', 'Stop.'];
  const version = { ...(await insertVersion(db, project.projectId, sources)), ...project };
  const kinds = [
    { type: 'format', hint: 'bold' },
    { type: 'note-reference', hint: 'footnote 3', deletable: false },
    { type: 'hyperlink', hint: 'link' },
  ];
  for (const [index, kind] of kinds.entries())
    await sql`update segments set source = jsonb_set(source, array['codes', ${String(index)}],
      (source #> array['codes', ${String(index)}]) || ${JSON.stringify(kind)}::jsonb)
      where extraction_id = ${version.extractionId} and position = 0`.execute(db);
  const runId = await insertRunOf(db, version, [{ text }, { text: 'Halt.' }], { targetLanguage });
  return { projectId: project.projectId, runId, review: `/runs/${runId}/review?segment=0` };
}

async function openReview(about: Parameters<typeof fill>[0] = {}) {
  const { projectId, runId, review } = await fill(about);
  const guest = await house.enter('reviewer', { projectIds: [projectId] });
  await guest.goto(review);
  const box = guest.page.getByRole('textbox', { name: 'Translation', exact: true });
  await box.and(guest.page.locator(':focus')).waitFor();
  return { projectId, runId, review, guest, page: guest.page, box, keyboard: guest.page.keyboard };
}

const textOf = (page: Page) => page.locator('textarea[name="text"]').inputValue();
const chip = (page: Page, mark: string) => page.locator(`.code-surface [data-mark="${mark}"]`);

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function savedText(runId: string): Promise<string> {
  const { rows } = await sql<{ plain: string }>`
    select plain from targets where run_id = ${runId} and position = 0`.execute(db);
  return rows[0]!.plain;
}

async function copyHtml({ context, page }: Guest, html: string, plain: string): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(
    async ([rich, text]) => {
      const parts = { 'text/html': rich!, 'text/plain': text! };
      await navigator.clipboard.write([new ClipboardItem(parts)]);
    },
    [html, plain],
  );
}

describe('a target with codes', () => {
  test('has chips that say what they are, and loses and regains them by keyboard alone', async () => {
    const { runId, review, guest, page, box, keyboard } = await openReview();
    expect(await textOf(page)).toBe(german);
    expect(await chip(page, '<1>').getAttribute('aria-label')).toBe('start of code 1: bold');
    expect(await chip(page, '<2/>').getAttribute('title')).toBe('code 2: footnote 3');
    expect(await page.locator('.code-surface .is-bold').textContent()).toBe('Ventil');
    expect([await box.getAttribute('lang'), await box.getAttribute('dir')]).toEqual(['de', 'ltr']);
    await guest.look('review/chips');

    await press(page, 'Control+Home', ...Array(15).fill('ArrowRight'), 'Delete');
    expect(await textOf(page)).toBe(german.replace('<1>', ''));
    const row = page.getByRole('group', { name: 'Codes not in the text' });
    await row.getByRole('button', { name: 'start of code 1, bold' }).waitFor();
    expect(await page.locator('#announcements').textContent()).toContain('start of code 1: bold');
    await press(page, 'F8');
    expect(await textOf(page)).toBe(german);
    await press(page, 'Control+a', 'Backspace');
    expect(await textOf(page)).toBe('');
    expect(await row.getByRole('button').count()).toBe(3);
    await guest.look('review/chips-missing');
    await keyboard.type('Das Ventil');
    await press(page, ...Array(6).fill('Shift+ArrowLeft'), 'F8');
    expect(await textOf(page)).toBe('Das <1>Ventil</1>');
    await press(page, 'Tab', 'Enter');
    await keyboard.type(' auf, ');
    await press(page, 'F8');
    await keyboard.type('bitte');
    expect(await textOf(page)).toBe('Das <1>Ventil</1><2/> auf, <3>bitte</3>');
    expect(await row.count()).toBe(0);

    await page.getByText('Draft kept; not saved yet.').waitFor();
    await guest.goto(review);
    await page.getByText('This is your draft').waitFor();
    expect(await textOf(page)).toBe('Das <1>Ventil</1><2/> auf, <3>bitte</3>');
    await press(page, 'Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect(await savedText(runId)).toBe('Das Ventil auf, bitte');
    await guest.goto(review);
    expect(await textOf(page)).toBe('Das <1>Ventil</1><2/> auf, <3>bitte</3>');
    expect(guest.takeFaults()).toEqual([]);
  });

  test('moves chips by cut, paste and drag, never twice, and undoes it all', async () => {
    const { page, box } = await openReview();
    await press(page, 'Control+Home', ...Array(15).fill('ArrowRight'), ...Array(8).fill('Shift+ArrowRight'));
    await press(page, 'Control+x');
    const cut = german.replace('<1>Ventil</1>', '');
    expect(await textOf(page)).toBe(cut);
    await press(page, 'Control+End', 'Control+v', 'Control+v');
    expect(await textOf(page)).toBe(`${cut}<1>Ventil</1>Ventil`);
    await press(page, 'Control+z', 'Control+z');
    expect(await textOf(page)).toBe(cut);
    await press(page, 'Control+z');
    expect(await textOf(page)).toBe(german);
    await press(page, 'Control+y');
    expect(await textOf(page)).toBe(cut);
    await press(page, 'Control+Shift+z', 'Control+z', 'Control+z', 'Control+z', 'Control+z');
    expect(await textOf(page)).toBe(german);

    const from = (await chip(page, '<2/>').boundingBox())!;
    const to = (await box.boundingBox())!;
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + 15, { steps: 4 });
    await page.mouse.move(to.x + 9, to.y + 15, { steps: 4 });
    await page.mouse.up();
    expect(await textOf(page)).toBe(`<2/>${german.replace('<2/>', '')}`);
    await press(page, 'Control+z');
    expect(await textOf(page)).toBe(german);
    await chip(page, '</3>').click();
    await press(page, 'Backspace');
    expect(await textOf(page)).toBe(german.replace('</3>', ''));
  });

  test('goes on at its place after a save, and can undo what was before it', async () => {
    const { page, runId, keyboard } = await openReview();
    await press(page, 'Control+Home');
    await keyboard.type('Nun ');
    await press(page, 'Control+s');
    await keyboard.type('ja, ');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    await keyboard.type('so ');
    expect(await textOf(page)).toBe(`Nun ja, so ${german}`);
    expect(await savedText(runId)).toMatch(/^Nun [^j]/);
    await press(page, ...Array(4).fill('Control+z'));
    expect(await textOf(page)).toBe(german);
  });

  test('takes nothing but text, by paste, by drop and by typing', async () => {
    const { guest, page, box, keyboard } = await openReview();
    const html =
      '<b onclick="alert(1)">fett</b><img src="x" onerror="alert(1)"><style>*{display:none}</style>';
    await copyHtml(guest, '<b>fett</b> <i class="is-bold">kursiv</i>', 'fett <7> <1>');
    await press(page, 'Control+End', 'Control+v', 'Control+b');
    expect(await textOf(page)).toBe(`${german}fett <7> &lt;1>`.replace('<7>', '&lt;7>'));
    const foreign = box.locator(
      'b, img, style, [onclick], span:not([data-mark]):not(.is-bold):not(.is-link)',
    );
    expect(await foreign.count()).toBe(0);
    await box.evaluate((element, rich) => {
      const data = new DataTransfer();
      data.setData('text/html', rich);
      data.setData('text/plain', 'Fallengelassen ');
      const { left, top } = element.getBoundingClientRect();
      const at = { clientX: left + 9, clientY: top + 15, bubbles: true, cancelable: true };
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, ...at }));
    }, html);
    expect(await textOf(page)).toBe(`Fallengelassen ${german}fett &lt;7> &lt;1>`);
    expect(await foreign.count()).toBe(0);
    await box.fill('Ohne');
    await keyboard.type(' <2/><1>Mit</1> <2/>');
    expect(await textOf(page)).toBe('Ohne <2/><1>Mit</1> &lt;2/>');
    expect(await box.locator('[data-mark]').count()).toBe(3);
  });

  test('is written with an input method, also between chips', async () => {
    const { guest, page } = await openReview({ text: '<1>a</1><2/><3>b</3>' });
    const devtools = await guest.context.newCDPSession(page);
    await press(page, 'Home', ...Array(3).fill('ArrowRight'));
    for (const text of ['に', 'にほ'])
      await devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await devtools.send('Input.insertText', { text: '日本' });
    expect(await textOf(page)).toBe('<1>a</1>日本<2/><3>b</3>');
    await press(page, 'Control+z');
    expect(await textOf(page)).toBe('<1>a</1><2/><3>b</3>');
  });

  test('takes the text of a memory with its codes, and undoes that', async () => {
    const { projectId, review } = await fill();
    await transact(house.services, systemActor('test'), async (context) => {
      const how = { name: 'Manuals', priority: 0, reads: true, learns: 'off' } as const;
      const { id } = await createMemory(context, projectId, how);
      const book = await openBook(context.db, id, 'en', 'de');
      const source = marked('Open the <1>valve</1> slowly<2/> and <3>stop</3>.');
      const unit = { source, target: marked('Das <1>Ventil</1> öffnen<2/> und <3>halten</3>.') };
      await writeUnits(context.db, { book, units: [unit], origin: { by: 'test', now: context.now() } });
    });
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(review);
    await page.getByLabel('Translation').press('Alt+1');
    expect(await textOf(page)).toContain('Das <1>Ventil</1> öffnen');
    expect(await textOf(page)).toBe(await page.locator('[data-match="1"]').getAttribute('data-text'));
    expect(await page.locator('.code-surface .is-bold').textContent()).toBe('Ventil');
    await press(page, 'Control+z');
    expect(await textOf(page)).toBe(german);
    await page.evaluate(() => globalThis.document.documentElement.setAttribute('dir', 'rtl'));
    await guest.look('review/chips-mirrored');
  });

  test('says where a code ends before it starts, and what the house refuses stays', async () => {
    const { guest, page, box } = await openReview();
    await box.fill('a</1>b<1>c');
    await page.getByText('A code ends before it starts.').waitFor();
    await press(page, 'Control+s');
    await page.getByText('does not carry the codes of its source').first().waitFor();
    guest.takeFaults();
    expect(await textOf(page)).toBe('a</1>b<1>c');
    expect(await box.getAttribute('aria-invalid')).toBe('true');
    // Where the page ends, the pane of the document covers no row.
    await page.evaluate(() => scrollTo(0, globalThis.document.body.scrollHeight));
    await guest.look('review/chips-refused');
  });

  test('tells both of two people what the other wrote', async () => {
    const { projectId, guest: ada, box, review, page } = await openReview();
    const ben = await house.enter('reviewer', { projectIds: [projectId] });
    await ben.goto(review);
    await box.fill('<1>Ada</1><2/><3>!</3>');
    await press(page, 'Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    await ben.page.getByLabel('Translation').fill('<1>Ben</1><2/><3>?</3>');
    await press(ben.page, 'Control+s');
    await ben.page.getByText('Put both together and save it.').waitFor();
    ben.takeFaults();
    expect(await textOf(ben.page)).toBe('<1>Ben</1><2/><3>?</3>');
    expect(ada.takeFaults()).toEqual([]);
  });

  test('says in the reader’s language what its codes are', async () => {
    const { projectId, review } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId], locale: 'de-DE' });
    await guest.goto(review);
    expect(await chip(guest.page, '<1>').getAttribute('aria-label')).toBe('Anfang von Code 1: fett');
    expect(await chip(guest.page, '<2/>').getAttribute('aria-label')).toBe('Code 2: Fußnote 3');
  });

  test('has the direction of its language, and arrows that follow it', async () => {
    const { guest, page } = await openReview({ targetLanguage: 'ar', text: arabic });
    await press(page, 'Control+Home', ...Array(6).fill('ArrowLeft'));
    await page.keyboard.type('x');
    expect(await textOf(page)).toBe(arabic.replace('<1>', '<1>x'));
    await press(page, 'Backspace');
    await guest.look('review/chips-arabic');
  });

  test('has that direction whatever its text begins with, also in the list', async () => {
    const { page } = await openReview({ targetLanguage: 'he', text: 'ABC-123 <1>קוד</1>' });
    const directionOf = (selector: string) =>
      page.locator(selector).evaluate((element) => getComputedStyle(element).direction);
    expect(await directionOf('.code-surface')).toBe('rtl');
    await page.getByLabel('Translation').fill('7');
    expect(await directionOf('.code-surface')).toBe('rtl');
    await page.goto(page.url().split('?')[0]!);
    const cell = (await page.locator('.segment-target').first().boundingBox())!;
    const chip = (await page.locator('.segment-target .text').first().boundingBox())!;
    expect(chip.x + chip.width).toBeCloseTo(cell.x + cell.width, 0);
    expect(
      await page
        .locator('.segment-target .text')
        .first()
        .evaluate((text) => getComputedStyle(text).textAlign),
    ).toBe('start');
  });
});
