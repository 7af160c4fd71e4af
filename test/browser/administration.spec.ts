import { describe, expect, test } from 'vitest';
import { openHouse, password } from '#test/browser';
import { insertProject } from '#test/runs';

const house = await openHouse({ works: false });

describe('administration', () => {
  test('makes an account whose link sets the password, changes and disables it, and all of it stands in the audit', async () => {
    const guest = await house.enter('administrator');
    const { page } = guest;
    await guest.goto('/people');
    await guest.look('people/list');
    await page.getByLabel('E-mail').fill('not an address');
    await guest.press('Make account');
    await page.locator('.error-summary').waitFor();
    guest.takeFaults();
    await page.getByLabel('E-mail').fill('grace@example.org');
    await page.getByLabel('Name').fill('Grace <i>Example</i>');
    await page.getByLabel('Role').selectOption('operator');
    await guest.press('Make account');
    await guest.look('people/link');
    const link = (await page.locator('.one-time-link').textContent())!;
    const grace = await house.guest();
    await grace.goto(new URL(link).pathname + new URL(link).search);
    await grace.page
      .getByLabel(/password/i)
      .first()
      .fill(password);
    await grace.page.locator('form button[type=submit]').last().click();
    await grace.page.waitForURL((url) => !url.pathname.includes('setup') && !url.search.includes('token'));

    await guest.goto('/people');
    await guest.press('Grace <i>Example</i>');
    await guest.look('people/one');
    await page.getByLabel('Role').selectOption('reviewer');
    await page.getByLabel(/^Disabled/).check();
    await guest.press('Change');
    await page.getByText('Changed.').waitFor();
    await guest.goto('/audit');
    await guest.look('audit/list');
    await page.getByLabel('Action begins with').fill('identity.change-person');
    await page.getByLabel('Action begins with').press('Enter');
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    expect(await page.locator('tbody').textContent()).toMatch(/role.*operator.*reviewer/s);
    expect(await page.locator('main').textContent()).not.toContain(new URL(link).searchParams.get('token'));
    await guest.goto('/audit?text=nobodyknows');
    await guest.look('audit/none');
  });

  test('keeps the last administrator, and keeps others out', async () => {
    const { projectId } = await insertProject(house.services.db);
    const operator = await house.enter('operator', { projectIds: [projectId] });
    for (const path of ['/people', '/audit']) {
      const answer = await operator.page.goto(path);
      expect(answer!.status()).toBe(403);
    }
    expect((await operator.page.goto(`/projects/${projectId}/audit`))!.status()).toBe(200);
    operator.takeFaults();
    const reviewer = await house.enter('reviewer', { projectIds: [projectId] });
    expect((await reviewer.page.goto(`/projects/${projectId}/audit`))!.status()).toBe(403);
    reviewer.takeFaults();
  });
});
