import { Readable } from 'node:stream';
import { Command } from 'commander';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OpenServices } from '#domain/context';
import { authenticate } from '#domain/identity/authentication';
import { handleAuth } from '#domain/identity/sessions';
import { createSecrets } from '#platform/secrets';
import { createLogger } from '#platform/telemetry';
import { BrowserSession } from '#test/browser-session';
import { testDatabase } from '#test/database';
import { addCommands } from './commands.ts';

const { db } = await testDatabase();
let closed = 0;
const services = {
  db,
  secrets: createSecrets('test'),
  log: createLogger('silent'),
  now: () => new Date(),
  close: async () => {
    closed += 1;
  },
} as OpenServices;
const origin = 'http://verso.test';
const password = 'correct horse battery';
let printed = '';

beforeEach(async () => {
  await sql`truncate users, one_time_links, sign_in_rates cascade`.execute(db);
  printed = '';
  closed = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

async function verso(line: string, input?: string): Promise<string> {
  const program = new Command('verso').exitOverride();
  addCommands(program, async () => services);
  const stdin = vi
    .spyOn(process, 'stdin', 'get')
    .mockReturnValue(Readable.from([input ?? '']) as typeof process.stdin);
  printed = '';
  await program.parseAsync(line.split(' '), { from: 'user' });
  stdin.mockRestore();
  return printed;
}

async function signIn(email: string) {
  const handler = handleAuth(services, { origin });
  const session = new BrowserSession(origin, (request) => handler(request));
  await session.post('/api/auth/sign-in/email', { email, password });
  return authenticate(services, session.headers());
}

describe('verso admin', () => {
  test('creates an administrator with a password from standard input', async () => {
    expect(await verso('admin create root@example.org --name Root --password', `${password}\n`)).toBe('');
    expect(await signIn('root@example.org')).toMatchObject({ role: 'administrator' });
    expect(closed).toBe(1);
  });

  test('creates accounts with a link, lists, disables and recovers them', async () => {
    expect(await verso('admin create root@example.org --name Root')).toContain('/setup?token=');
    await verso('admin create ada@example.org --name Ada --role operator --password', password);
    await verso('admin disable ada@example.org');
    expect(await signIn('ada@example.org')).toBeUndefined();
    expect(await verso('admin list')).toMatch(/operator\tada@example\.org\tdisabled\tAda/);
    await expect(verso('admin disable root@example.org')).rejects.toMatchObject({
      code: 'last-administrator',
    });
    expect(await verso('admin recover ada@example.org')).toContain('/setup?token=');
    expect(await signIn('ada@example.org')).toMatchObject({ role: 'operator' });
  });

  test('makes nothing where the password is too short', async () => {
    const short = verso('admin create root@example.org --name Root --password', 'short');
    await expect(short).rejects.toMatchObject({ code: 'password-unsuitable' });
    expect(await verso('admin list --json')).toBe('');
  });

  test('makes a key and prints its secret alone', async () => {
    await verso('admin create ada@example.org --name Ada --role operator');
    const secret = await verso('admin create-key ada@example.org --name ci --scope read write --days 3');
    expect(secret).toMatch(/^verso_\S+\n$/);
    const actor = await authenticate(services, new Headers({ 'x-api-key': secret.trim() }));
    expect(actor).toMatchObject({ kind: 'key', scopes: new Set(['read', 'write']) });
    await expect(verso('admin create-key eve@example.org --name x --scope read')).rejects.toMatchObject({
      code: 'person-unknown',
    });
  });
});
