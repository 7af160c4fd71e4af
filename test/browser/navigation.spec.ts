import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openHouse, sizes, ways } from '#test/browser';
import { insertProject } from '#test/runs';

const house = await openHouse({ works: false });

describe.each(['en-GB', 'de-DE'])('the places of a project, in %s', (locale) => {
  test.each(['wide', 'middle'] as const)('stand in one line of a window that is %s', async (size) => {
    const { projectId } = await insertProject(house.services.db);
    const guest = await house.enter('administrator', { locale });
    await guest.page.setViewportSize(sizes[size]);
    for (const path of ['files', 'members']) {
      await guest.goto(`/projects/${projectId}/${path}`);
      const tops = await guest.page
        .locator('.project-row > ul > li')
        .evaluateAll((places) => places.map((place) => Math.round(place.getBoundingClientRect().top)));
      expect(tops.length).toBeGreaterThan(7);
      expect(new Set(tops).size).toBe(1);
    }
  });
});

describe.each(ways)('$way', (how) => {
  test('somebody finds where a project is set up', async () => {
    const { projectId } = await insertProject(house.services.db);
    const guest = await house.enter('administrator', how);
    const { page } = guest;
    await guest.goto(`/projects/${projectId}/files`);
    await guest.unfold('Setup');
    await guest.look('navigation/setup');
    await guest.press('Members');
    await page.getByRole('heading', { name: 'Members', level: 1 }).waitFor();
    expect(await page.locator('.project-row summary.is-current').count()).toBe(1);
    await guest.unfold('Setup');
    expect(await page.locator('.project-row [aria-current=page]').textContent()).toBe('Members');
  });
});

describe('a filter whose list does not come', () => {
  const since = (page: Page, day: string) => page.getByLabel(/^From/).fill(day);

  test('shows the page that says what is wrong with it', async () => {
    const guest = await house.enter('administrator');
    const { page } = guest;
    await guest.goto('/audit');
    await since(page, '20266-01-01');
    await page.getByText('Go back and correct what you entered.').waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toBe('20266-01-01');
    expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(1);
    guest.takeFaults();
  });

  test('leads through signing in to what was looked for, where somebody signed out meanwhile', async () => {
    const guest = await house.enter('administrator');
    const { page } = guest;
    await guest.goto('/audit');
    await guest.context.clearCookies();
    await since(page, '2026-01-01');
    await page.waitForURL('**/sign-in?**');
    const next = new URL(page.url()).searchParams.get('next')!;
    expect(new URL(next, guest.origin).searchParams.get('from')).toBe('2026-01-01');
    guest.takeFaults();
  });

  test('stays with what was entered where a gateway answers, and is asked for once more', async () => {
    const guest = await house.enter('administrator');
    const { page } = guest;
    await guest.goto('/audit');
    await page.route('**/audit?**', (route) =>
      route.fulfill({ status: 503, contentType: 'text/html', body: 'The gateway is down.' }),
    );
    await since(page, '2026-01-01');
    const failed = page.locator('.failed-part');
    await failed.getByText('This part of the page did not load.').waitFor();
    expect(await page.getByLabel(/^From/).inputValue()).toBe('2026-01-01');
    guest.takeFaults();
    await page.unroute('**/audit?**');
    await failed.getByRole('button', { name: 'Try again' }).click();
    await page.waitForURL('**/audit?**from=2026-01-01**');
    expect(await failed.count()).toBe(0);
  });
});

test('who signed out meanwhile keeps what a form holds though its suggestions do not come', async () => {
  const guest = await house.enter('administrator');
  const { page } = guest;
  await guest.goto('/audit');
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'suggested';
    field.setAttribute('data-hx-get', '/audit');
    field.setAttribute('data-hx-trigger', 'input');
    document.querySelector('main')?.append(field);
    // biome-ignore lint/suspicious/noExplicitAny: htmx declares no global
    (globalThis as any).htmx.process(field);
  });
  await guest.context.clearCookies();
  const answer = page.waitForResponse((response) => response.status() === 401);
  await page.locator('#suggested').fill('typed');
  await answer;
  await page.waitForTimeout(500);
  expect(await page.locator('#suggested').inputValue()).toBe('typed');
  guest.takeFaults();
});
