import { type Setting, settings } from '#platform/config';
import { currentText, type Page, table } from './page.ts';

const path = 'docs/setup-and-configuration.md';
const [begin, end] = ['<!-- settings: written by scripts/write-docs.ts -->', '<!-- end of settings -->'];

/** The page with its table of environment variables, which stands between two marks; the rest is written by hand. */
export function settingsPage(): Page {
  const page = currentText(path) ?? '';
  const [head, rest] = page.split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) throw new Error(`${path} lacks the marks of its table of settings.`);
  const rows = (Object.values(settings) as Setting[]).map(
    ({ variable, default: preset, isSecret, meaning }) => [
      `\`${variable}\``,
      preset === undefined ? '' : preset === '' ? 'none' : `\`${preset}\``,
      isSecret ? `${meaning} Secret.` : meaning,
    ],
  );
  return {
    path,
    text: `${head}${begin}\n\n${table(['variable', 'default', 'meaning'], rows)}\n\n${end}${tail}`,
  };
}
