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
  return resolve(
    `${values.out.slice(0, -ending.length || undefined)}-${basename(document, '.docx')}${ending}`,
  );
}

/** LibreOffice's exit code says nothing about success, so the page's PDF is looked for instead. */
function renderPage(document: string, work: string): void {
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
  const convert = ['--headless', '--infilter=MS Word 2007 XML', '--convert-to', 'pdf', '--outdir', work];
  run('soffice', [profile, ...convert, resolve(document)], 'libreoffice-writer-nogui');
  const pdf = join(work, `${basename(document, extname(document))}.pdf`);
  if (!existsSync(pdf)) fail(`LibreOffice could not open ${document}`);
  const image = join(work, 'page');
  const pages = ['-f', values.page, '-l', values.page, '-singlefile', '-r', values.resolution];
  run('pdftoppm', ['-png', ...pages, pdf, image], 'poppler-utils');
  copyFileSync(`${image}.png`, outputFor(document));
  rmSync(`${image}.png`);
  console.log(outputFor(document));
}

if (positionals.length === 0) fail('Name at least one DOCX: render-pages.ts IN.docx --page 1 --out out.png');
const work = mkdtempSync(join(tmpdir(), 'verso-render-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
for (const document of positionals) renderPage(document, work);
