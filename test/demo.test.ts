import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isApertiumInstalled } from '#platform/providers/apertium';

const root = join(import.meta.dirname, '..');

it('shows the main job on the examples, and proves each translation', () => {
  const args = ['--conditions=verso-source', join(root, 'scripts', 'demo.ts')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toContain('The documents are in demo-output/');
  expect(status).toBe(0);
  expect(stdout.match(/proven intact/g)).toHaveLength(isApertiumInstalled('en', 'es') ? 4 : 3);
  expect(stdout).toContain('Nothing was sent');
  for (const name of ['agreement.de.docx', 'manual.fr.docx', 'letter-ar.en.docx']) {
    expect(existsSync(join(root, 'demo-output', name))).toBe(true);
  }
});
