import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openHouse } from '#test/browser';
import { insertProject } from '#test/runs';

const house = await openHouse({ works: false });
const hostile = 'Robot <img src=x onerror=alert(1)>';

describe('API keys', () => {
  test('are made, shown once, used, and revoked by their owner', async () => {
    const { projectId } = await insertProject(house.services.db);
    const guest = await house.enter('operator', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto('/account');
    await guest.press('My API keys');
    await guest.look('keys/none');
    await page.getByLabel('read').uncheck();
    await guest.press('Make key');
    await page.locator('.error-summary').waitFor();
    await guest.look('keys/refused');
    guest.takeFaults();
    await page.getByLabel('Name').fill(hostile);
    await page.getByLabel('read').check();
    await page.locator('fieldset input[name=projects]').check();
    await page.getByLabel('Expires after').selectOption('7');
    await guest.press('Make key');
    const secret = (await page.locator('code.one-time-link').textContent())!;
    await guest.look('keys/secret');
    const ask = () =>
      fetch(`${house.origin}/api/v1/projects/${projectId}`, { headers: { 'x-api-key': secret } });
    expect((await ask()).status).toBe(200);

    await guest.press('Back to my keys');
    const row = page.locator('tbody tr');
    expect(await row.textContent()).toContain(hostile);
    expect(await row.textContent()).toContain('expires soon');
    expect(await row.textContent()).toContain('1 project');
    expect(await page.content()).not.toContain(secret);
    await guest.look('keys/list');
    await sql`update api_keys set "expiresAt" = now() - interval '1 day'`.execute(house.services.db);
    await page.reload();
    expect(await row.textContent()).toContain('expired');
    await guest.tabTo(page.getByRole('link', { name: `Revoke ${hostile}` }));
    await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
    await guest.look('keys/revocation');
    await guest.tabTo(page.getByRole('button', { name: 'Revoke the key' }));
    await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
    await page.getByText('The key is revoked.').waitFor();
    expect((await ask()).status).toBe(401);
  });

  test('of others are seen and revoked by administrators only, also without script', async () => {
    const owner = await house.enter('reviewer', { script: false });
    await owner.goto('/account/keys');
    await owner.page.getByLabel('Name').fill(hostile);
    await owner.press('Make key');
    await owner.page.getByText('shown only this once').waitFor();
    expect((await owner.page.goto('/keys'))!.status()).toBe(403);
    owner.takeFaults();

    const guest = await house.enter('administrator');
    await guest.goto('/keys');
    await guest.look('keys/all');
    const link = guest.page.getByRole('link', { name: `Revoke ${hostile}` });
    const address = (await link.getAttribute('href'))!;
    const stranger = await house.enter('operator');
    expect((await stranger.page.goto(address))!.status()).toBe(404);
    stranger.takeFaults();
    await guest.press(`Revoke ${hostile}`);
    await guest.press('Revoke the key');
    await guest.page.getByText('The key is revoked.').waitFor();
    expect(new URL(guest.page.url()).pathname).toBe('/keys');
  });
});
