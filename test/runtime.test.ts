import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const text = (name: string): string => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(text('package.json'));
const lock: { packages: Record<string, Locked> } = JSON.parse(text('package-lock.json'));

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const installed = Object.entries(lock.packages).filter(([path]) => path.startsWith('node_modules/'));
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('the runtime', () => {
  it('is Node 24, whatever Node the machine has', () => {
    expect(process.versions.node).toMatch(/^24\./);
  });

  it.each(['dependencies', 'devDependencies', 'optionalDependencies'])('pins %s exactly', (kind) => {
    const versions = Object.entries<string>(manifest[kind]);
    expect(versions).not.toEqual([]);
    for (const [name, version] of versions) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  it('knows every package that Linux x64 installs by its content, and the others by version', () => {
    const fits = ({ os, cpu, libc }: Locked): boolean =>
      (os ?? ['linux']).includes('linux') &&
      (cpu ?? ['x64']).includes('x64') &&
      (libc ?? ['glibc']).includes('glibc');
    expect(installed.length).toBeGreaterThan(20);
    expect(installed.filter(([, locked]) => fits(locked) && !locked.integrity).map(([path]) => path)).toEqual(
      [],
    );
    expect(installed.filter(([, { version }]) => !version).map(([path]) => path)).toEqual([]);
  });

  it('locks every optional package of every platform, without which npm ci refuses the lock', () => {
    const named = Object.values(lock.packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !lock.packages[`node_modules/${name}`])).toEqual([]);
  });

  it('lets those packages run install scripts that need them, and no others', () => {
    const needed = installed
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path));
    const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
    expect(allowed.sort()).toEqual([...new Set(needed)].sort());
  });

  it('comes under the licence it names', () => {
    expect(manifest.license).toBe('Apache-2.0');
    expect(text('LICENSE')).toContain('Apache License');
    for (const file of ['README.md', 'CHANGELOG.md', 'LICENSE'])
      expect(existsSync(join(root, file))).toBe(true);
  });

  it('is checked in continuous integration by the command that the README names', () => {
    expect(text('README.md')).toContain('npm ci && npm test');
    expect(text('.ci/run')).toMatch(/^npm test --silent$/m);
    expect(manifest.scripts.test).toBe(manifest.scripts.check);
  });
});
