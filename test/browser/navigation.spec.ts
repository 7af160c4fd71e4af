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
