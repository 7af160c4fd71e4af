import { sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { insertBlocks, type KeptBlock } from '#domain/files/outline';
import { openHouse } from '#test/browser';
import { buildDocx } from '#test/docx-builder';
import { png } from '#test/rasters';
import { insertProject, insertRunOf, insertVersion, storeSource } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;
const hostile = '<img src=x onerror=alert(1)>';
const escaped = hostile.replace('<', '&lt;');

const body = { part: '/word/document.xml', area: 'body' };
const cell = (row: number, column: number, isHeader = false) => ({
  ...body,
  cells: [{ table: 0, row, column, span: 1, isHeader }],
});

/** One cell of a table of seven columns. */
const cells = (index: number) => ({
  ...body,
  cells: [{ table: 1, row: Math.floor(index / 7), column: index % 7, span: 1, isHeader: false }],
});

/** A small manual: headings, a list, a table with an empty cell, a picture, a note, a header, then many paragraphs. */
const bodies: readonly KeptBlock['body'][] = [
  { ...body, heading: 0 },
  { ...body, heading: 2 },
  body,
  { ...body, list: { level: 0, marker: '1.' } },
  { ...body, list: { level: 1, marker: 'a)' } },
  cell(0, 0, true),
  cell(0, 1, true),
  cell(1, 0),
  cell(2, 1),
  { ...body, fixed: `Ref. ${hostile}`, pictures: [{ description: `Drawing ${hostile}` }] },
];
const texts = [
  'Pump manual',
  'Safety',
  'Open the <1>valve</1> slowly. ',
  'Stop the pump.',
  `Beware of ${escaped}.`,
  'Part',
  'Use',
  'Seal',
  'Keeps the water in',
];

async function fill(targetLanguage = 'de') {
  const project = await insertProject(db);
  const many = Array.from({ length: 400 }, (_, index) => `Close valve ${index} again.`);
  const version = {
    ...(await insertVersion(db, project.projectId, [...texts, ...many, 'See the drawing.', 'Page header'])),
    ...project,
  };
  await sql`update files set name = ${`${hostile}.docx`} where id = ${version.fileId}`.execute(db);
  await sql`update segments set source = jsonb_set(source, '{codes,0,hint}', '"bold"')
    where extraction_id = ${version.extractionId} and position = 2`.execute(db);
  await sql`delete from extraction_blocks where extraction_id = ${version.extractionId}`.execute(db);
  let position = 0;
  const blocks = [
    ...bodies,
    ...many.map((_, index) => (index < 200 ? cells(index) : body)),
    { part: '/word/footnotes.xml', area: 'footnote' },
    { part: '/word/header1.xml', area: 'header' },
  ].map(
    (own, number): KeptBlock =>
      'fixed' in own
        ? { number, segmentCount: 0, body: own }
        : { number, firstPosition: position++, segmentCount: 1, body: own },
  );
  await insertBlocks(db, version.extractionId, blocks);
  const statuses = ['approved', 'required', 'in_review', 'rejected', 'not_required'];
  const translated = [
    'Pumpenhandbuch',
    'Sicherheit',
    'Das <1>Ventil</1> langsam öffnen.',
    'Die Pumpe anhalten.',
    `Vorsicht vor ${escaped}.`,
    'Teil',
    'Zweck',
    'Dichtung',
  ];
  const inArabic = ['دليل المضخة', 'السلامة', 'افتح <1>الصمام</1> ببطء.', 'أوقف المضخة.'];
  const targets = (targetLanguage === 'de' ? translated : inArabic).map((text, index) => ({
    text,
    reviewStatus: statuses[index % statuses.length]!,
  }));
  const runId = await insertRunOf(db, version, targets, { targetLanguage });
  return { projectId: project.projectId, runId, document: `/runs/${runId}/document` };
}

/** A page of a manual with a wide picture, small ones in a sentence and in a table, and two that cannot be shown. */
async function illustrate() {
  const project = await insertProject(db);
  const texts = [
    'Pump manual',
    'Turn the wheel <1/> until the mark is up.',
    'Figure 1: the pump',
    'Seal',
    'Pressures',
  ];
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  const image = (content: Uint8Array) => ({ content, contentType: 'image/png' });
  const artifactId = await storeSource(
    house.services,
    version.versionId,
    buildDocx({
      parts: {
        'word/media/section.png': image(png(1600, 400)),
        'word/media/wheel.png': image(png(48, 48, [200, 120, 30])),
        'word/media/seal.png': image(png(160, 90, [60, 150, 90])),
      },
    }),
  );
  await sql`update segments set source = jsonb_set(source, '{codes,0,type}', '"image"')
    where extraction_id = ${version.extractionId} and position = 1`.execute(db);
  await sql`delete from extraction_blocks where extraction_id = ${version.extractionId}`.execute(db);
  const picture = (name: string, description: string, width: number, height: number) => ({
    ...{ part: `/word/media/${name}.png`, description, width, height },
  });
  const section = picture('section', 'Section through the pump', 1600, 400);
  const wheel = picture('wheel', 'Wheel', 48, 48);
  const blocks: KeptBlock['body'][] = [
    { ...body, heading: 0 },
    { ...body, pictures: [{ ...wheel, place: { segment: 0, code: 1 } }] },
    { ...body, pictures: [{ ...section, place: { segment: 1 } }] },
    { ...cell(0, 0), pictures: [picture('seal', `Seal ${hostile}`, 160, 90)] },
    {
      ...body,
      pictures: [{ description: 'Chart of pressures', width: 400, height: 200 }, { name: 'Arrow 2' }],
    },
  ];
  await insertBlocks(db, version.extractionId, [
    ...blocks.map((own, number) => ({ number, firstPosition: number, segmentCount: 1, body: own })),
    { number: 5, segmentCount: 0, body: { ...body, pictures: [section] } },
  ]);
  const targets = ['Pumpenhandbuch', 'Das Rad <1/> drehen, bis die Marke oben steht.', 'Bild 1: die Pumpe'];
  const runId = await insertRunOf(
    db,
    version,
    targets.map((text) => ({ text })),
  );
  return { projectId: project.projectId, runId, artifactId };
}

describe('the document of a run', () => {
  test('is read side by side, with its structure, and leads to the review', async () => {
    const { projectId, runId, document } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(document);
    expect(await page.getByRole('heading', { name: 'Safety' }).getAttribute('class')).toContain(
      'doc-heading-2',
    );
    expect(await page.locator('.doc-side').nth(4).textContent()).toContain('Open the valve slowly.');
    expect(await page.locator('.doc .is-bold').first().textContent()).toBe('valve');
    expect(await page.locator('.doc-table').first().locator('tr').count()).toBe(3);
    expect(await page.locator('#s4').textContent()).toContain(hostile);
    expect(await page.getByText(`Ref. ${hostile}`).count()).toBe(2);
    expect(await page.locator('#t0').textContent()).toContain('[Approved]');
    await guest.look('document/both');
    await guest.press('Translation');
    expect(await page.locator('#s8').textContent()).toContain('Not translated yet');
    await guest.look('document/target');
    await page.locator('#s3').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/review\?segment=3/);
    expect(new URL(page.url()).pathname).toBe(`/runs/${runId}/review`);
  });

  test('shows its pictures, never wider than the column, and of others what they are', async () => {
    const { projectId, runId, artifactId } = await illustrate();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`/runs/${runId}/document`);
    const images = page.locator('.doc-side:first-child .doc-image');
    expect(await images.count()).toBe(4);
    for (const image of await images.all()) {
      await image.scrollIntoViewIfNeeded();
      await vi.waitUntil(() =>
        image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0),
      );
    }
    const wide = page.getByRole('img', { name: 'Section through the pump' }).first();
    const fits = () =>
      wide.evaluate((one) => {
        const [own, around] = [
          one.getBoundingClientRect(),
          one.closest('.doc-side')!.getBoundingClientRect(),
        ];
        return (
          own.width > 100 && own.right <= around.right + 0.5 && Math.abs(own.width / own.height - 4) < 0.1
        );
      });
    expect(await fits()).toBe(true);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await fits()).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await page.getByRole('img', { name: 'Chart of pressures' }).count()).toBe(2);
    expect(await page.getByRole('img', { name: 'Arrow 2' }).count()).toBe(2);
    for (const [id, words] of [
      ['s1', ['Turn the wheel ', ' until']],
      ['t1', ['Das Rad ', ' drehen']],
    ] as const) {
      const inside = page.locator(`#${id}`);
      expect(await inside.locator('.doc-image').count()).toBe(1);
      const [before, after] = await inside
        .locator('.doc-image')
        .evaluate((one) => [one.previousSibling!.textContent, one.nextSibling!.textContent]);
      expect([before, after!.slice(0, words[1].length)]).toEqual(words);
    }
    const caption = page.locator('.doc-side').filter({ hasText: 'Figure 1: the pump' });
    expect(await caption.locator('.doc-segment ~ .doc-image').count()).toBe(1);
    await guest.look('document/pictures');
    await sql`update artifacts set expires_at = now() where id = ${artifactId}`.execute(db);
    await guest.goto(`/runs/${runId}/document`);
    expect(await page.locator('.doc-image').count()).toBe(0);
    expect(await page.getByRole('img', { name: 'Section through the pump' }).count()).toBe(4);
    await guest.look('document/pictures-expired');
  });

  test('says that its pictures are not known where it was taken apart before they were kept', async () => {
    const { projectId, runId } = await illustrate();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const notice = guest.page.getByText('Start a new run of this version to see them.');
    await guest.goto(`/runs/${runId}/document`);
    expect(await notice.count()).toBe(0);
    await sql`update extraction_blocks set body = body - 'pictures' where number = 1 and extraction_id =
      (select extraction_id from runs where id = ${runId})`.execute(db);
    await guest.goto(`/runs/${runId}/document`);
    await notice.waitFor();
    await guest.look('document/pictures-unknown');
  });

  test('shows its pictures beside the review and without script', async () => {
    const { projectId, runId } = await illustrate();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    await guest.goto(`/runs/${runId}/review?segment=1`);
    await guest.page.locator('verso-document summary').press('Enter');
    const image = guest.page.locator('verso-document .doc-image').first();
    await image.waitFor();
    await vi.waitUntil(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0));
    await guest.look('document/pictures-pane');
    const other = await house.enter('reviewer', { projectIds: [projectId], script: false });
    const answered = other.page.waitForResponse((response) => response.url().includes('/document/picture'));
    await other.goto(`/runs/${runId}/document`);
    expect((await answered).headers()['content-type']).toBe('image/png');
  });

  test('comes window by window, forth and back, without losing any part', async () => {
    const { projectId, document } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId], script: false });
    const { page } = guest;
    await guest.goto(`${document}?side=source`);
    const seen: string[] = [];
    const collect = async () =>
      page.locator('.doc-segment').evaluateAll((all) => all.map(({ id }) => id.slice(1)));
    const isWhole = async () =>
      expect(
        await page.locator('.doc-table tr:has(td:nth-child(4)):has(.doc-segment:empty, td:empty)').count(),
      ).toBeLessThanOrEqual(1);
    for (seen.push(...(await collect())); (await page.getByRole('link', { name: 'Later' }).count()) > 0; ) {
      await guest.press('Later');
      await isWhole();
      seen.push(...(await collect()));
    }
    const all = Array.from({ length: 411 }, (_, index) => String(index));
    expect(seen).toEqual(all);
    expect(await page.getByText('Header', { exact: true }).count()).toBe(1);
    const back = await collect();
    while ((await page.getByRole('link', { name: 'Earlier' }).count()) > 0) {
      await guest.press('Earlier');
      back.unshift(...(await collect()));
    }
    expect(back).toEqual(all);
    await guest.goto(`${document}?segment=200#s200`);
    expect(await page.locator('#s200[aria-current]').count()).toBe(1);
  });

  test('has the direction of its languages', async () => {
    const { projectId, document } = await fill('ar');
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    await guest.goto(document);
    const side = guest.page.locator('.doc-side').nth(1);
    expect(await side.getAttribute('dir')).toBe('rtl');
    expect(await side.locator('[lang="ar"]').count()).toBe(1);
    await guest.look('document/arabic');
  });

  test('follows the open segment beside the review, and stays open', async () => {
    const { projectId, runId } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`/runs/${runId}/review?segment=2`);
    const pane = page.locator('verso-document');
    expect(await pane.locator('.doc').count()).toBe(0);
    await pane.locator('summary').press('Enter');
    await pane.locator('#s2[aria-current]').waitFor();
    await guest.look('document/pane');
    await page.getByLabel('Translation', { exact: true }).press('Alt+ArrowDown');
    await pane.locator('#s3[aria-current]').waitFor();
    await pane.getByRole('link', { name: 'Source' }).click();
    await pane.locator('.doc-source').waitFor();
    await guest.goto(`/runs/${runId}/review?segment=200`);
    await pane.locator('.doc-source #s200[aria-current]').waitFor();
    await pane.locator('#s205').click();
    await page.locator('#s-205.is-open').waitFor();
    await pane.locator('#s205[aria-current]').waitFor();
    await pane.locator('summary').press('Enter');
    await guest.goto(`/runs/${runId}/review?segment=3`);
    await page.locator('#s-3.is-open').waitFor();
    expect(await pane.locator('.doc').count()).toBe(0);
  });

  test('says beside the review that it did not load, and shows nothing of another segment', async () => {
    const { projectId, runId } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`/runs/${runId}/review?segment=2`);
    const pane = page.locator('verso-document');
    await pane.locator('summary').press('Enter');
    await pane.locator('#s2[aria-current]').waitFor();
    for (const status of [502, 0]) {
      await page.route('**/document/window**', (route) =>
        status === 0 ? route.abort() : route.fulfill({ status, body: 'The gateway is down.' }),
      );
      await page.getByLabel('Translation', { exact: true }).press('Alt+ArrowDown');
      await pane.getByText('This part of the page did not load.').waitFor();
      expect(await pane.locator('.doc-segment').count()).toBe(0);
      expect(await pane.getByRole('button', { name: 'Try again' }).count()).toBe(1);
      await guest.look(`document/pane-failed-${status}`);
      await page.unroute('**/document/window**');
      await pane.getByRole('button', { name: 'Try again' }).click();
      await pane.locator('.doc-segment[aria-current]').first().waitFor();
      expect(await pane.locator('.failed-part').count()).toBe(0);
    }
    guest.takeFaults();
  });

  test('is reached without script from the review', async () => {
    const { projectId, runId } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId], script: false });
    await guest.goto(`/runs/${runId}/review?segment=300`);
    await guest.page.locator('.document-pane summary').click();
    await guest.press('Open the document on a page of its own');
    expect(await guest.page.locator('#s300[aria-current]').count()).toBe(1);
  });
});
