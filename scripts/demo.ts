// The main job, shown on the example documents: npm run demo
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { TranslationReport } from '#pipeline/in-memory';
import { isApertiumInstalled } from '#platform/providers/apertium';

const root = join(import.meta.dirname, '..');
const out = join(root, 'demo-output');
const jobs = [
  { source: 'agreement.docx', to: 'de', shows: 'numbered clauses, cross-references, a signature table' },
  { source: 'manual.docx', to: 'fr', shows: 'contents, figures, footnotes, a text box, tracked changes' },
  { source: 'letter-ar.docx', to: 'en', shows: 'right-to-left text that becomes left-to-right' },
];

function fail(what: string, printed: string): never {
  console.error(`\n${what}\n${printed}`);
  process.exit(1);
}

/** Runs the command line as a reader would, and gives what it printed. */
function verso(...args: readonly string[]): string {
  console.log(`\n$ bin/verso ${args.join(' ')}`);
  const { status, stdout, stderr } = spawnSync(join(root, 'bin', 'verso'), args, {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) fail(`verso ${args[0]} ended with exit code ${status}.`, `${stdout}${stderr}`);
  return stdout;
}

const here = (path: string): string => relative(root, path);
const indent = (text: string): string => text.trim().replaceAll(/^/gm, '  ');
const sum = (counts: readonly number[]): number => counts.reduce((total, value) => total + value, 0);

/** What the report of a translation says, in three lines. */
function summarise({ segments, coverage, parts, findings, released }: TranslationReport): string {
  const nodes = (disposition: string): number =>
    sum(coverage.filter((line) => line.disposition === disposition).map((line) => line.nodes));
  const unchanged = parts.filter(({ changed }) => !changed).length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return [
    `${segments.translated} of ${segments.total} segments translated, ${segments.words} words, ${segments.codes} inline codes kept`,
    `${sum(coverage.map((line) => line.nodes))} texts accounted for: ${nodes('translated')} translated, ${nodes('protected')} protected, ${nodes('skipped')} skipped by an option`,
    `${unchanged} of ${parts.length} parts byte for byte as they were; ${errors} errors, ${warnings} warnings: ${released ? 'proven intact' : 'NOT released'}`,
  ].join('\n');
}

/** Pictures of the first page of each document, before and after, where LibreOffice and poppler are installed. */
function render(documents: readonly string[]): void {
  const script = join(root, 'scripts', 'render-pages.ts');
  const options = ['--page', '1', '--resolution', '80', '--out', join(out, 'page.png')];
  const args = ['--conditions=verso-source', script, ...documents, ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) fail('The pages could not be rendered.', `${stdout}${stderr}`);
  console.log(
    `\nThe first page of each, before and after: ${stdout.trim().split('\n').map(here).join(', ')}`,
  );
}

const canRender = ['soffice', 'pdftoppm'].every((program) => !spawnSync(program, ['-h']).error);
const pages: string[] = [];
const start = performance.now();
rmSync(out, { recursive: true, force: true });
mkdirSync(out);

console.log(
  'Verso translates Word documents and proves that nothing else changed. The provider here is pseudo,',
);
console.log('which needs no network: it accents every letter, so that what was not translated can be seen.');
console.log(indent(verso('inspect', 'examples/manual.docx').split('\n\n')[0]!));

for (const { source, to, shows } of jobs) {
  const document = join(root, 'examples', source);
  const translated = join(out, source.replace(/\.docx$/, `.${to}.docx`));
  const report = translated.replace(/\.docx$/, '.report.json');
  console.log(`\n${source}: ${shows}`);
  const target = ['--to', to, '--provider', 'pseudo', '--out', here(translated), '--report', here(report)];
  verso('translate', here(document), ...target, '--quiet');
  const result: TranslationReport = JSON.parse(readFileSync(report, 'utf8'));
  console.log(indent(summarise(result)));
  pages.push(document, translated);
  if (!result.released) fail(`${source} was not released.`, JSON.stringify(result.findings, null, 2));
}

console.log('\nWhat is known beforehand, and what would be left to a provider:');
const known = ['--memory', 'examples/memory.tmx', '--glossary', 'examples/glossary.csv'];
const estimate = ['--to', 'de', '--provider', 'pseudo', ...known, '--estimate'];
console.log(indent(verso('translate', 'examples/agreement.docx', ...estimate)));

if (isApertiumInstalled('en', 'es')) {
  console.log('\nA real translation without any network, by Apertium:');
  const translated = join(out, 'agreement.es.docx');
  const target = ['--to', 'es', '--provider', 'apertium', '--out', here(translated)];
  console.log(indent(verso('translate', 'examples/agreement.docx', ...target)));
  pages.push(translated);
} else {
  console.log('\n(With apertium and apertium-eng-spa installed, a real translation is made as well.)');
}

console.log('\nThe proof can be repeated by whoever receives the document:');
verso('validate', 'demo-output/agreement.de.docx', '--against', 'examples/agreement.docx');
console.log(
  '  exit code 0: the same document in another language, with no fault that the source does not have',
);

if (canRender) render(pages);
else console.log('\n(With LibreOffice and poppler-utils installed, pages are rendered as well.)');
console.log(
  `\nDone in ${((performance.now() - start) / 1000).toFixed(1)} s. The documents are in demo-output/.`,
);
