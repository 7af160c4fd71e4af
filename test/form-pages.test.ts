// What every form of the console leads back to where it is refused.
import { expect, test } from 'vitest';
import { listPages } from '#apps/console';
import { loadPlugins } from '#apps/service';

const pages = listPages(await loadPlugins(), false);

test('whatever a form changes, a page is there that says why it was refused', () => {
  const shown = new Set(pages.filter(({ method }) => method === 'GET').map(({ path }) => path));
  const lost = pages.filter(({ method, path, formPage = path }) => method === 'POST' && !shown.has(formPage));
  expect(lost.map(({ path }) => path)).toEqual([]);
});

test('the page of a form asks for no parameter that the form is without', () => {
  const parametersOf = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  for (const { path, formPage = path } of pages.filter(({ method }) => method === 'POST'))
    expect(parametersOf(path), path).toEqual(expect.arrayContaining(parametersOf(formPage)));
});
