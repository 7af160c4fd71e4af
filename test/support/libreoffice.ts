import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const hasLibreOffice = spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0;
export const libreOfficeMissing =
  'LibreOffice is not installed (Debian: apt-get install libreoffice-writer-nogui)';

const longest = 600_000;

/**
 * Has LibreOffice open every document and save its text, all in one process with a profile of its own below `folder`.
 * Gives the texts by file name; a document that LibreOffice does not load is not among them. Its exit code says
 * nothing, so that only the files count.
 */
export async function textsByLibreOffice(
  paths: readonly string[],
  folder: string,
): Promise<Map<string, string>> {
  const out = join(folder, 'texts');
  mkdirSync(out, { recursive: true });
  await new Promise<void>((resolve) => {
    const office = spawn(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--infilter=MS Word 2007 XML',
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        out,
        ...paths,
      ],
      { stdio: 'ignore', detached: true },
    );
    const timer = setTimeout(() => process.kill(-office.pid!, 'SIGKILL'), longest);
    office.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  const texts = new Map<string, string>();
  for (const path of paths) {
    const name = basename(path);
    const text = join(out, name.replace(/\.docx$/, '.txt'));
    if (existsSync(text)) texts.set(name, readFileSync(text, 'utf8'));
  }
  return texts;
}
