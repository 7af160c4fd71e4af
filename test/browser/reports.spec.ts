import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '#platform/database';
import { openHouse } from '#test/browser';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;

const texts = [
  'Close the main valve.',
  'Open it.',
  'Wait until the pressure has fallen.',
  'Read the plate.',
  '4711',
];
const targets = [
  { text: 'a', resultSource: 'memory_context', score: 101, reviewStatus: 'approved' },
  { text: 'b', resultSource: 'memory_fuzzy', score: 88, reviewStatus: 'required' },
  { text: 'c', provider: 'llm', model: 'small <b>model</b>', reviewStatus: 'required' },
  { text: 'd', resultSource: 'passthrough', findingCodes: ['segment-untranslated'] },
];
const coverage = [
  { part: 'a', node: 'w:t', disposition: 'translated', rule: 'text', nodes: 9, characters: 6100 },
  { part: 'a', node: 'm:t', disposition: 'protected', rule: 'math', nodes: 1, characters: 900 },
  { part: 'b', node: 'w:t', disposition: 'skipped', rule: 'hiddenText', nodes: 2, characters: 350 },
];

/** A project with deliveries in some months, which were paid for in two currencies. */
async function busyProject(): Promise<string> {
  const project = await insertProject(db);
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  await sql`update extractions set coverage = ${JSON.stringify(coverage)}
    where id = ${version.extractionId}`.execute(db);
  for (const [month, targetLanguage] of ['de', 'fr', 'de', 'de', 'fr', 'de'].entries()) {
    const delivered = new Date(Date.UTC(2026, 3 + month, 12, 10));
    const state = month === 5 ? 'in_review' : 'delivered';
    const runId = await insertRunOf(db, version, targets, { state, targetLanguage, createdAt: delivered });
    const price = (month + 1) * 1.7;
    const call = { provider: 'llm', model: 'small <b>model</b>', inputTokens: 12_000, outputTokens: 9_000 };
    const calls = [
      { ...call, price, currency: 'EUR', characters: 41_000, attempts: 1 },
      { ...call, model: 'large', price: price / 3, currency: 'USD', characters: 8_000, attempts: 2 },
    ];
    await sql`insert into run_portions (run_id, epoch, number, positions, state, calls, worked_at)
      values (${runId}, 1, 1, '{}', 'done', ${JSON.stringify(calls)}, ${delivered})`.execute(db);
    await sql`update runs set started_at = created_at + interval '2 minutes',
      finished_at = created_at + interval '3 hours' where id = ${runId} and state = 'delivered'`.execute(db);
  }
  return project.projectId;
}

describe('reports', { timeout: 300_000 }, () => {
  test('of a project and of the house: pictures, tables, filters and files', async () => {
    const [projectId] = [await busyProject(), await busyProject()];
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`/projects/${projectId}/reports`);
    await guest.look('reports/coverage');
    for (const kind of ['Costs', 'Throughput', 'Quality by model']) {
      await guest.press(kind);
      await page.waitForURL(/reports\/\w+/);
      await guest.look(`reports/${kind.split(' ')[0]!.toLowerCase()}`);
    }
    const everybody = await house.enter('administrator');
    await everybody.goto('/reports/costs');
    await everybody.page.selectOption('select[name=project]', projectId);
    await everybody.press('Filter');
    await everybody.page.waitForURL(new RegExp(`project=${projectId}`));
    await everybody.look('reports/house-costs');
    const download = everybody.page.waitForEvent('download');
    await everybody.page.getByRole('link', { name: 'Download as CSV' }).click();
    expect((await download).suggestedFilename()).toBe('costs.csv');
    const german = await house.enter('administrator', { locale: 'de-DE' });
    await german.goto('/reports?by=file');
    await german.look('reports/german');
    await guest.goto(`/projects/${projectId}/reports?from=2030-01-01`);
    await guest.look('reports/nothing');
  });

  test('on paper they say which report they are, of what time and in which zone, in dark ink', async () => {
    const projectId = await busyProject();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await guest.goto(`/projects/${projectId}/reports/throughput?from=2026-04-02`);
    const heading = page.locator('.only-printed');
    expect(await heading.textContent()).toBe('Throughput · From 2 Apr 2026 · In UTC, as all days here');
    const isShown = (text: string) => page.getByText(text).isVisible();
    expect(await heading.isVisible()).toBe(true);
    expect(await isShown('Times are in UTC.')).toBe(true);
    expect(await isShown('Download as CSV')).toBe(false);
    await guest.look('reports/paper');
    const ink = await page.locator('h1').evaluate((element) => getComputedStyle(element).color);
    for (const part of ink.match(/\d+/g)!.slice(0, 3)) expect(Number(part)).toBeLessThan(90);
    await page.emulateMedia({ media: 'screen' });
    expect([await heading.isVisible(), await isShown('Download as CSV')]).toEqual([false, true]);
  });

  test('versions of a policy are compared with any other', async () => {
    const { projectId, policyId } = await insertProject(db);
    const later = newId();
    const body = { egress: 'any', memory: { accept: 90 }, style: 'Formal, <i>please</i>.' };
    await sql`insert into policies (id, project_id, version, body, created_by, created_at)
      values (${later}, ${projectId}, 2, ${JSON.stringify(body)}, 'test', now())`.execute(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    await guest.goto(`/policies/${later}?since=${policyId}`);
    await guest.look('reports/policy');
    await guest.press('Runs under this version');
    await guest.page.waitForURL(/runs\?policyId=/);
    await guest.goto(`/projects/${projectId}/settings`);
    await guest.look('reports/settings');
  });
});
