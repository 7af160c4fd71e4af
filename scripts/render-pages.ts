import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Renders one page of each DOCX to a PNG with LibreOffice and poppler:
 * `node scripts/render-pages.ts IN.docx [MORE.docx …] --page 1 --out out.png [--resolution 100]`.
 * With several documents `--out` gets the document's name inserted: `out-IN.png`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    page: { type: 'string', default: '1' },
    out: { type: 'string', default: 'page.png' },
    resolution: { type: 'string', default: '100' },
  },
});

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function run(program: string, args: readonly string[], debianPackage: string): void {
  const result = spawnSync(program, args, { encoding: 'utf8', timeout: 120_000 });
  if (result.error !== undefined && 'code' in result.error && result.error.code === 'ENOENT') {
    fail(`${program} is not installed. On Debian: apt-get install ${debianPackage}`);
  }
  if (result.error !== undefined || result.status !== 0) {
    fail(`${program} failed: ${result.stderr || result.error?.message}`);
  }
}

function outputFor(document: string): string {
  if (positionals.length === 1) return resolve(values.out);
  const ending = extname(values.out);
  return resolve(`${values.out.slice(0, -ending.length)}-${basename(document, '.docx')}${ending}`);
}

/** One PDF per document, named by its place in the list; one call, for starting LibreOffice takes the most time. */
function convertToPdf(documents: readonly string[], work: string): void {
  const copies = documents.map((document, index) => {
    const copy = join(work, `${index}.docx`);
    copyFileSync(document, copy);
    return copy;
  });
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
  const convert = ['--headless', '--infilter=MS Word 2007 XML', '--convert-to', 'pdf', '--outdir', work];
  run('soffice', [profile, ...convert, ...copies], 'libreoffice-writer-nogui');
}

/** LibreOffice's exit code says nothing about success, so the page's PDF is looked for instead. */
function renderPage(document: string, pdf: string): void {
  if (!existsSync(pdf)) fail(`LibreOffice could not open ${document}`);
  const out = outputFor(document);
  const pages = ['-f', values.page, '-l', values.page, '-singlefile', '-r', values.resolution];
  run('pdftoppm', ['-png', ...pages, pdf, out.slice(0, -extname(out).length)], 'poppler-utils');
  console.log(out);
}

if (positionals.length === 0) fail('Name at least one DOCX: render-pages.ts IN.docx --page 1 --out out.png');
if (extname(values.out) !== '.png') fail('--out needs a name that ends in .png');
const work = mkdtempSync(join(tmpdir(), 'verso-render-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
convertToPdf(positionals, work);
positionals.forEach((document, index) => {
  renderPage(document, join(work, `${index}.pdf`));
});
