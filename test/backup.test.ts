import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasPostgres15, startPostgres15 } from '#test/postgres-15';
import { makeProject } from '#test/service/client';
import { prepareDatabase, withProcesses } from '#test/service/separate-processes';
import { runVerso } from '#test/service/verso-process';

const undo: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

function run(program: string, ...args: readonly string[]): void {
  execFileSync(join('/usr/lib/postgresql/15/bin', program), args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

describe.skipIf(!hasPostgres15)('a backup, as docs/operations-and-scaling.md makes it', () => {
  it('gives back outputs that are what their certificates state, and a chain that verifies', async () => {
    const server = await startPostgres15();
    const folder = await mkdtemp(join(tmpdir(), 'verso-backup-'));
    undo.push(
      () => server.stop(),
      () => rm(folder, { recursive: true, force: true }),
    );
    const [first, dump, copy] = [join(folder, 'first'), join(folder, 'verso.dump'), join(folder, 'copy')];
    const env = {
      DATABASE_URL: server.url,
      VERSO_SECRET_KEY: randomBytes(32).toString('base64'),
      VERSO_DATA: folder,
      VERSO_STORAGE_FOLDER: first,
      VERSO_LOG_LEVEL: 'warn',
    };
    const key = await prepareDatabase(env, 'ada@example.org');
    const delivered = await withProcesses(env, key, async (client) => {
      const project = { key: 'kept', name: 'Kept', egress: 'none' as const };
      const connection = { name: 'pseudo', settings: { provider: 'pseudo' } };
      const projectId = await makeProject(client, project, [connection]);
      const file = join(import.meta.dirname, '..', 'examples', 'agreement.docx');
      return client.translate(projectId, { file, to: 'de' });
    });

    run('pg_dump', '--format=custom', '--file', dump, server.url);
    await cp(first, copy, { recursive: true });
    const restored = new URL(server.url);
    restored.pathname = '/restored';
    run('createdb', '--maintenance-db', server.url, 'restored');
    run('pg_restore', '--no-owner', '--exit-on-error', '--dbname', restored.href, dump);
    // What is restored must not live on what it was made from.
    await rm(first, { recursive: true });

    const other = { ...env, DATABASE_URL: restored.href, VERSO_STORAGE_FOLDER: copy };
    const again = await withProcesses(other, key, (client) => client.fetchDelivery(delivered.runId));
    expect(again.certificate).toEqual(delivered.certificate);
    expect(again.sha256).toBe(delivered.sha256);
    expect(again.certificate.outputSha256).toBe(again.sha256);
    await expect(runVerso(['audit', 'verify'], other)).resolves.toMatch(/./);
  });
});
