import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { sql } from 'kysely';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { plugin as files } from '#domain/files/plugin';
import { newId } from '#platform/database';
import { buildDocx } from '#test/docx-builder';
import { insertPolicyOf } from '#test/runs';
import { testServices } from '#test/services';
import { plugin } from './plugin.ts';

const services = await testServices();
const projectId = newId();
await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
  values (${projectId}, ${projectId}, 'A', '{fr}', now(), now())`.execute(services.db);
await insertPolicyOf(services.db, projectId);
const folder = await mkdtemp(join(tmpdir(), 'verso-manifest-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  process.exitCode = undefined;
});

/** What a command prints, line by line, and its exit code. */
async function run(...words: string[]): Promise<{ lines: string[]; code: number }> {
  const program = new Command().exitOverride();
  for (const { commands } of [files, plugin])
    commands?.(program, async () => ({ ...services, close: async () => {} }));
  let text = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  process.exitCode = undefined;
  try {
    await program.parseAsync(['node', 'verso', ...words]);
  } finally {
    spy.mockRestore();
  }
  return { lines: text.trimEnd().split('\n'), code: Number(process.exitCode ?? 0) };
}

const manifest = async (...lines: string[]) => {
  const path = join(folder, 'manifest.csv');
  await writeFile(path, ['path,modified_at,name,source_language', ...lines].join('\n'));
  return path;
};
const document = (name: string, text: string) =>
  writeFile(join(folder, name), buildDocx({ body: `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>` }));

test('a manifest is imported and its versions put into timelines; doing both again changes nothing', async () => {
  await document('1.docx', 'First. Second.');
  await document('2.docx', 'First. Second. Third.');
  const path = await manifest(
    '2.docx,2021-05-01T00:00:00Z,report.docx,en',
    '1.docx,2020-05-01T00:00:00+02:00,report.docx,',
    'missing.docx,2020-05-01T00:00:00Z,,',
  );
  const imported = await run('import-versions', path, '--project', projectId);
  expect(imported.lines.slice(0, 3).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    '2 imported 2.docx',
    '3 imported 1.docx',
    '4 refused missing.docx',
  ]);
  expect(imported.code).toBe(1);
  const again = await run('import-versions', path, '--project', projectId);
  expect(again.lines[0]).toMatch(/^2 present 2\.docx/);

  const check = await run('files', 'rebuild-lineage', '--check');
  expect([check.code, check.lines.length]).toEqual([1, 3]);
  expect(check.lines[0]).toContain('new file');
  expect((await run('files', 'rebuild-lineage', '--project', projectId)).code).toBe(0);
  const settled = { code: 0, lines: ['All versions stand where they belong.'] };
  expect(await run('files', 'rebuild-lineage', '--check')).toEqual(settled);
  const { rows } = await sql`select number, source_language from versions where project_id = ${projectId}
    order by created_at`.execute(services.db);
  expect(rows).toMatchObject([{ number: 1 }, { number: 2, source_language: 'en' }]);
});

test('a manifest with a fault imports nothing and says in which line', async () => {
  const path = await manifest('1.docx,2020-05-01T00:00:00Z,other.docx,', '1.docx,yesterday,,');
  await expect(run('import-versions', path, '--project', projectId)).rejects.toMatchObject({
    code: 'manifest-invalid',
    message: expect.stringContaining('line 3, modified_at'),
  });
});
