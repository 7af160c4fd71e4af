import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isApertiumInstalled } from '#platform/providers/apertium';
import { processesWith } from '#test/service/verso-process';

const root = join(import.meta.dirname, '..');

it('takes the examples through the service, proves each translation, and leaves nothing running', () => {
  const args = ['--conditions=verso-source', join(root, 'scripts', 'demo.ts')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toContain('The documents are in demo-output/');
  expect(status).toBe(0);
  const documents = isApertiumInstalled('en', 'es') ? 4 : 3;
  expect(stdout.match(/is what the certificate states$/gm)).toHaveLength(documents);
  expect(stdout.match(/verso validate, .+ proven intact$/gm)).toHaveLength(documents);
  expect(stdout.match(/signed by this installation, and of this very document$/gm)).toHaveLength(documents);
  expect(stdout).toContain('Nothing was sent');
  for (const name of ['agreement.de', 'manual.fr', 'letter-ar.en']) {
    expect(existsSync(join(root, 'demo-output', `${name}.docx`))).toBe(true);
    expect(existsSync(join(root, 'demo-output', `${name}.certificate.json`))).toBe(true);
  }
  const folder = /VERSO_DATA=(\S+)\/data/.exec(stdout)![1]!;
  expect(existsSync(folder)).toBe(false);
  expect(processesWith(folder)).toEqual([]);
  // A dozen commands and a whole service, each started anew: beside other tests they take two minutes and more.
}, 300_000);
