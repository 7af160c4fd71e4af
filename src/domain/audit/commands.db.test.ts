import { Command } from 'commander';
import { sql } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import { type OpenServices, systemActor } from '#domain/context';
import { createLogger } from '#platform/telemetry';
import { testDatabase } from '#test/database';
import { addCommands } from './commands.ts';
import { transact } from './transact.ts';

const { db } = await testDatabase();
const services = {
  db,
  log: createLogger('silent'),
  now: () => new Date(),
  close: async () => {},
} as OpenServices;

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function verso(line: string): Promise<string> {
  const program = new Command('verso').exitOverride();
  addCommands(program, async () => services);
  let printed = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  await program.parseAsync(line.split(' '), { from: 'user' });
  write.mockRestore();
  return printed.trim();
}

test('verso audit tells a good chain from a bad one by its exit code, and the first bad entry', async () => {
  expect(await verso('audit head')).toBe(`0:${'0'.repeat(64)}`);
  for (let number = 0; number < 3; number++)
    await transact(services, systemActor('test'), async (context) =>
      context.record({ action: 'things.make-thing', subject: { kind: 'thing', id: `${number}` } }),
    );
  const head = await verso('audit head');
  expect(head).toMatch(/^3:[\da-f]{64}$/);
  expect(await verso(`audit verify --expect ${head}`)).toBe(`Good: 3 entries. Head: ${head}`);
  expect(process.exitCode).toBeUndefined();
  await sql`alter table audit_entries disable trigger audit_entries_append_only`.execute(db);
  await sql`delete from audit_entries where sequence = 3`.execute(db);
  expect(await verso('audit verify')).toContain('Good: 2');
  expect(await verso(`audit verify --expect ${head}`)).toContain('Bad: entry 3 is missing');
  expect(process.exitCode).toBe(1);
  await sql`update audit_entries set reason = 'x' where sequence = 2`.execute(db);
  expect(JSON.parse(await verso('audit verify --json'))).toMatchObject({
    good: false,
    fault: { sequence: 2, kind: 'changed' },
  });
  await expect(verso('audit verify --expect 3')).rejects.toMatchObject({ code: 'chain-head-invalid' });
});
