// What whoever runs the house looks at: people, queues, processes, reports, audit, erasure.
import type { Walk } from './guide-trouble.ts';

export async function walkReports({ guest, guide, project }: Walk): Promise<void> {
  await guest.goto(project);
  await guest.press('Reports');
  await guide.picture(guest, 'reports');
  for (const kind of ['Costs', 'Throughput', 'Quality by model']) {
    await guest.press(kind);
    await guest.page.waitForURL(/reports\/\w+/);
  }
  await guide.picture(guest, 'quality');
}

export async function walkHouse({ guest, guide, project }: Walk): Promise<void> {
  const { page } = guest;
  await guest.goto('/people');
  await guest.write('Name', 'Ben Okafor');
  await guest.write('E-mail', 'ben@example.org');
  await guide.picture(guest, 'people');
  await guest.goto('/queues');
  await guide.picture(guest, 'queues');
  await guest.goto('/processes');
  await guest.goto(`${project}/webhooks`);
  await guest.goto('/account/keys');
  await guest.goto('/display');
  await guest.goto(`${project}/audit?action=runs.`);
  await guest.unfold('Before and after');
  await guide.picture(guest, 'audit');
  await guest.goto('/erasures');
  const person = page.locator('form').filter({ hasText: 'Names and ids' });
  await person.getByLabel('Names and ids').fill('anna');
  await person.getByLabel('Reason').fill('Asked to be forgotten');
  await person.getByRole('button', { name: 'Show what would go' }).click();
  await page.getByLabel('Type ERASE').waitFor();
  await guide.picture(guest, 'erasure');
}
