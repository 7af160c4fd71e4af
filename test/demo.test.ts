import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isApertiumInstalled } from '#platform/providers/apertium';

const root = join(import.meta.dirname, '..');

/** Command lines of running processes that hold a text. */
function processesWith(text: string): string[] {
  return globSync('/proc/[0-9]*/cmdline').flatMap((path) => {
    try {
      const line = readFileSync(path, 'utf8').replaceAll('\0', ' ');
      return line.includes(text) ? [line] : [];
    } catch {
      return [];
    }
  });
}

it('takes the examples through the service, proves each translation, and leaves nothing running', () => {
  const args = ['--conditions=verso-source', join(root, 'scripts', 'demo.ts')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toContain('The documents are in demo-output/');
  expect(status).toBe(0);
  const documents = isApertiumInstalled('en', 'es') ? 4 : 3;
  expect(stdout.match(/is what the certificate states$/gm)).toHaveLength(documents);
  expect(stdout.match(/verso validate, .+ proven intact$/gm)).toHaveLength(documents);
  expect(stdout).toContain('Nothing was sent');
  for (const name of ['agreement.de', 'manual.fr', 'letter-ar.en']) {
    expect(existsSync(join(root, 'demo-output', `${name}.docx`))).toBe(true);
    expect(existsSync(join(root, 'demo-output', `${name}.certificate.json`))).toBe(true);
  }
  const folder = /VERSO_DATA=(\S+)\/data/.exec(stdout)![1]!;
  expect(existsSync(folder)).toBe(false);
  expect(processesWith(folder)).toEqual([]);
});
