import { link, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSameFile, writeWholeFile } from './index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verso-files-'));
  await writeFile(join(folder, 'a'), 'old');
  await symlink('a', join(folder, 'symbolic'));
  await link(join(folder, 'a'), join(folder, 'hard'));
  await mkdir(join(folder, 'inner'));
  await symlink('.', join(folder, 'self'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('isSameFile', () => {
  it.each([
    ['a', 'a', true],
    ['a', 'inner/../a', true],
    ['a', 'symbolic', true],
    ['a', 'hard', true],
    ['a', 'self/a', true],
    ['new', 'self/new', true],
    ['a', 'new', false],
    ['new', 'inner/new', false],
  ])('%s and %s: %s', async (one, other, same) => {
    // Not through join, which would resolve the spelling under test.
    expect(await isSameFile(`${folder}/${one}`, `${folder}/${other}`)).toBe(same);
  });

  it('sees no file in a device', async () => {
    expect(await isSameFile('/dev/null', '/dev/null')).toBe(false);
  });
});

describe('writeWholeFile', () => {
  it('follows a link instead of replacing it', async () => {
    await writeWholeFile(join(folder, 'symbolic'), 'new');
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('new');
    expect((await lstat(join(folder, 'symbolic'))).isSymbolicLink()).toBe(true);
  });

  it('leaves a device in its place', async () => {
    await writeWholeFile('/dev/null', 'new');
    expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('leaves nothing behind where it fails', async () => {
    const before = await readdir(folder);
    await expect(writeWholeFile(join(folder, 'inner'), 'new')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(before);
  });
});
