import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '#apps/cli';
import { checkCodes } from '#engine/checks';
import { contentOptionsSchema } from '#engine/docx/extract';

const root = join(import.meta.dirname, '..', '..');
const page = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');

describe('the pages that follow from the code', () => {
  it('are current, and no finding is defined twice', () => {
    const script = join(root, 'scripts', 'write-docs.ts');
    const args = ['--conditions=verso-source', script, '--check'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it.each(createProgram().commands.map((command) => command.name()))(
    'describe verso %s: every option, with an example',
    (name) => {
      const start = page('cli.md').indexOf(`\n## verso ${name}\n`);
      expect(start).toBeGreaterThan(0);
      const section = page('cli.md').slice(start).split('\n## ')[1]!;
      const command = createProgram().commands.find((candidate) => candidate.name() === name)!;
      for (const { long } of command.options) expect(section).toContain(long);
      expect(section).toMatch(new RegExp(`Examples?:\\n +verso ${name} `));
    },
  );

  it('describe every content option', () => {
    const names = Object.keys(contentOptionsSchema.shape);
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) expect(page('content-options.md')).toContain(`\n| \`${name}\` |`);
  });

  it('describe every check, and no other', () => {
    const sections = [...page('checks.md').matchAll(/^### ([a-z-]+)$/gm)].map(([, code]) => code);
    expect(sections).toEqual([...checkCodes]);
  });
});
