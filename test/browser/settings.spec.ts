import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openHouse } from '#test/browser';
import { insertProject } from '#test/runs';

const house = await openHouse({ works: false });

test('an administrator connects a service, tries it, and names it in a new version of the policy', async () => {
  const { projectId } = await insertProject(house.services.db);
  const at = `/projects/${projectId}`;
  const guest = await house.enter('administrator');
  const { page } = guest;
  await guest.goto(`${at}/connections`);
  await guest.look('settings/no-connection');
  await guest.press('New connection');
  await guest.look('settings/new-connection');
  await page.getByLabel('Name').fill('Copy <i>machine</i>');
  await page.getByLabel('Service', { exact: true }).selectOption('copy');
  await guest.press('Create connection');
  await page.getByRole('heading', { name: 'Copy <i>machine</i>' }).waitFor();
  await guest.press('Try');
  await page.getByText('It translates.').waitFor();
  await guest.look('settings/connection');

  await guest.goto(`${at}/policy/edit`);
  await guest.look('settings/policy-form');
  await page.getByLabel('Connections to ask').fill('Copy <i>machine</i>');
  await page.getByLabel('A person has to approve').selectOption('always');
  await page.getByLabel('Everything else').fill('{');
  await guest.press('Save as a new version');
  await page.locator('.error-summary').waitFor();
  guest.takeFaults();
  await guest.look('settings/policy-refused');
  await page.getByLabel('Everything else').fill('{}');
  await guest.press('Save as a new version');
  await page.getByText('is in force for runs from now on').waitFor();
  await guest.look('settings/policy');
  await page.getByRole('link', { name: 'Version 2' }).click();
  await page.getByText('review.required').waitFor();
  await guest.look('settings/policy-version');
});

test('an administrator takes a reviewer in, and archives the project', async () => {
  const { projectId } = await insertProject(house.services.db);
  const at = `/projects/${projectId}`;
  await house.enter('reviewer');
  const guest = await house.enter('administrator');
  const { page } = guest;
  await guest.goto(`${at}/members`);
  await page.getByLabel('E-mail').fill('nobody@example.org');
  await guest.press('Add');
  await page.locator('.error-summary').waitFor();
  guest.takeFaults();
  const { rows } = await sql<{ email: string }>`
    select email from users where role = 'reviewer' limit 1`.execute(house.services.db);
  await page.getByLabel('E-mail').fill(rows[0]!.email.toUpperCase());
  await guest.press('Add');
  await page.getByRole('button', { name: /Make operator/ }).waitFor();
  await guest.look('settings/members');
  await guest.goto(`${at}/settings`);
  await guest.look('settings/project');
  await guest.press('Archive the project');
  await page.getByRole('button', { name: 'Bring the project back' }).waitFor();
  await guest.look('settings/archived');
});

test('operators see how a project is set up without script, and change none of it', async () => {
  const { projectId } = await insertProject(house.services.db);
  const guest = await house.enter('operator', { projectIds: [projectId], script: false });
  for (const path of ['settings', 'members', 'connections', 'policy']) {
    await guest.goto(`/projects/${projectId}/${path}`);
    expect(await guest.page.locator('main form').count()).toBe(0);
  }
});
