// Writes the pages and schemas that follow from the code (npm run docs), or with --check says which are out of date.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonSchema } from '#engine/interchange/json';
import { checksPages } from './docs/checks-page.ts';
import { commandPage } from './docs/command-help.ts';
import { contentOptionsPages } from './docs/content-options-page.ts';
import { findingsPage } from './docs/findings-page.ts';
import { currentText, type Page, root } from './docs/page.ts';
import { problemsPage } from './docs/problems-page.ts';
import { providersPages } from './docs/providers-page.ts';
import { runStatesPage } from './docs/run-states-page.ts';
import { settingsPage } from './docs/settings-page.ts';

const exchangeSchema: Page = {
  path: 'docs/schemas/exchange-document.schema.json',
  text: `${JSON.stringify(jsonSchema(), undefined, 2)}\n`,
};
const pages = [
  await findingsPage(),
  await problemsPage(),
  ...contentOptionsPages(),
  ...checksPages(),
  ...providersPages(),
  commandPage(),
  settingsPage(),
  runStatesPage(),
  exchangeSchema,
];
const stale = pages.filter(({ path, text }) => currentText(path) !== text);
const paths = stale.map(({ path }) => path).join(', ');

if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    console.error(`Out of date: ${paths}. Run npm run docs.`);
    process.exitCode = 1;
  }
} else {
  for (const { path, text } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  console.log(stale.length === 0 ? 'All pages are current.' : `Written: ${paths}`);
}
