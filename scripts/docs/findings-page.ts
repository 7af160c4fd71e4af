import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FindingCatalogue } from '#engine/findings';
import { type Page, root, table, written } from './page.ts';

/** What each room's findings are about, in the order in which a document meets them. */
const titles: Readonly<Record<string, string>> = {
  'src/apps/cli/terminal': 'The command line',
  'src/engine/docx/package/zip': 'Opening: the ZIP container',
  'src/engine/docx/package': 'Opening: the package',
  'src/engine/docx/xml': 'Opening: XML',
  'src/pipeline/intake': 'Intake: languages',
  'src/engine/docx/extract': 'Extraction',
  'src/engine/segmentation/srx': 'Sentences: SRX rules',
  'src/platform/providers/catalogue': 'Providers: settings',
  'src/pipeline/translation': 'Translation',
  'src/engine/checks': 'Quality: checks of targets',
  'src/engine/interchange/markup': 'Exchange: XML of any size',
  'src/engine/interchange/formats': 'Exchange: telling formats apart',
  'src/engine/interchange/xliff': 'Exchange: reading XLIFF',
  'src/engine/interchange/tmx': 'Exchange: reading TMX',
  'src/engine/interchange/json': 'Exchange: reading JSON',
  'src/engine/interchange/terminology': 'Glossaries: telling formats apart',
  'src/engine/interchange/csv': 'Glossaries: reading tables',
  'src/engine/interchange/tbx': 'Glossaries: reading TBX',
  'src/pipeline/in-memory': 'Memories and exchange: reading, and putting translations back',
  'src/engine/docx/assemble': 'Assembly',
  'src/engine/docx/validate/skeleton': 'Proof: the skeleton (law 2)',
  'src/engine/docx/validate': 'Proof: the amount of text',
  'src/engine/docx/validate/rules': 'Validity: Verso’s own rules',
  'src/platform/ooxml': 'Validity: the schema',
  'src/pipeline/stage-jobs/handler': 'The service: stages of a run',
  'src/domain/batches': 'The service: items of batches',
};

const introduction = `# Findings

Trouble with a document is a finding: a code that stays the same, how much it weighs, one sentence that says what is wrong, where it is,
and one sentence that says what to do. An **error** refuses a document or blocks an output; a **warning** asks for a look; **info** only tells.
\`--json\` gives findings as data: \`code\`, \`severity\`, \`message\`, \`action\` and, where they are known, \`part\` and \`place\`.

Whatever its weight in a document someone sent, a fault that only the output has is an error there: it blocks delivery.`;

/** All findings of the product, by room. Throws where a room has no title here or a code is defined twice. */
export async function findingsPage(): Promise<Page> {
  const catalogues = await readCatalogues();
  const owner = new Map<string, string>();
  for (const [room, catalogue] of catalogues) {
    if (!titles[room])
      throw new Error(`Give the findings of ${room} a title in scripts/docs/findings-page.ts.`);
    for (const code of Object.keys(catalogue)) {
      if (owner.has(code)) throw new Error(`${code} is defined in ${owner.get(code)} and in ${room}.`);
      owner.set(code, room);
    }
  }
  const sections = Object.entries(titles).map(([room, title]) => {
    const catalogue = catalogues.get(room);
    if (!catalogue) throw new Error(`${room} has a title, but no findings.`);
    const rows = Object.entries(catalogue).map(([code, { severity, when, action }]) => [
      `\`${code}\``,
      severity,
      when,
      action,
    ]);
    return `## ${title}\n\n${table(['code', 'severity', 'when', 'what to do'], rows)}`;
  });
  return { path: 'docs/findings.md', text: `${[written, introduction, ...sections].join('\n\n')}\n` };
}

async function readCatalogues(): Promise<Map<string, FindingCatalogue>> {
  const found = new Map<string, FindingCatalogue>();
  for (const file of globSync('src/**/*.ts', { cwd: root }).sort()) {
    if (file.endsWith('.test.ts') || !/= defineFindings\(/.test(readFileSync(join(root, file), 'utf8')))
      continue;
    const exported = Object.values(await import(join(root, file))) as { catalogue?: FindingCatalogue }[];
    const room = dirname(file);
    for (const { catalogue } of exported) {
      if (catalogue) found.set(room, { ...found.get(room), ...catalogue });
    }
  }
  return found;
}
