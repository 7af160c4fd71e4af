import { describe, expect, test } from 'vitest';
import { openHouse, password } from '#test/browser';

const house = await openHouse({ works: false });

describe('whoever sets Verso up', () => {
  test('comes in by the link that was printed, and signs in', async () => {
    const guest = await house.guest();
    const { page } = guest;
    await guest.goto(await house.firstLink());
    await guest.look('first-sign-in/link');
    await page.getByLabel('Name').fill('Ada <b>Lovelace</b>');
    await page.getByLabel('E-mail address').fill('ada@example.org');
    await page.getByLabel('New password').fill('too short');
    await guest.press('Continue');
    expect(await page.getByLabel('New password').getAttribute('aria-invalid')).toBe('true');
    await guest.look('first-sign-in/refused');
    await page.getByLabel('New password').fill(password);
    await guest.press('Continue');
    expect(await page.getByRole('status').textContent()).toContain('You can sign in now.');
    await guest.look('first-sign-in/sign-in');
    await page.getByLabel('E-mail address').fill('ada@example.org');
    await page.getByLabel('Password').fill(password);
    await guest.press('Sign in');
    await guest.goto('/account');
    expect(await page.getByRole('heading', { name: 'Ada <b>Lovelace</b>' }).count()).toBe(1);
    await guest.look('first-sign-in/account');
  });
});

describe('whoever has an account signs in', () => {
  test('without script', async () => {
    const guest = await house.guest({ script: false });
    const { page } = guest;
    const email = await house.person('reviewer');
    await guest.goto('/account');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill('something else');
    await guest.press('Sign in');
    expect(await page.getByText('The e-mail address or the password is wrong.').count()).toBe(1);
    await page.getByLabel('Password').fill(password);
    await guest.press('Sign in');
    expect(new URL(page.url()).pathname).toBe('/account');
  });

  test('by keyboard alone', async () => {
    const guest = await house.guest();
    const { page } = guest;
    const email = await house.person('reviewer');
    await guest.goto('/account');
    await guest.tabTo(page.getByLabel('E-mail address'));
    await page.keyboard.type(email);
    await guest.tabTo(page.getByLabel('Password'));
    await page.keyboard.type(password);
    await Promise.all([page.waitForURL('**/account'), page.keyboard.press('Enter')]);
  });
});
