import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installPacked } from '#test/service/install-packed';

describe('the packed package', () => {
  let folder: string;
  let installed: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'verso-packed-'));
    installed = installPacked(folder);
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
