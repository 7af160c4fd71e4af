import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPlugins } from '#apps/service';

const apiPlugins = await loadPlugins();

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'problems.md'), 'utf8');
const routes = apiPlugins.flatMap((plugin) => plugin.routes ?? []);

describe('the page of problems', () => {
  it.each(apiPlugins.map((plugin) => [plugin.name, plugin] as const))(
    'describes every code of %s',
    (_name, { problems = [] }) => {
      for (const code of problems.flatMap((catalogue) => Object.keys(catalogue)))
        expect(page).toContain(`\n| \`${code}\` |`);
    },
  );

  it('describes whatever a route says it answers with, each once', () => {
    for (const code of new Set(routes.flatMap(({ problems = [] }) => problems)))
      expect(page.split(`\n| \`${code}\` |`), code).toHaveLength(2);
  });
});
