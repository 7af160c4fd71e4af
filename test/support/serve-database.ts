// A PostgreSQL for tests: migrates its database `verso`, prints its address, and stops when standard input ends.
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase, startEmbeddedServer } from '#platform/database';
import { migrateQueue } from '#platform/queue';

const folder = await mkdtemp(join(tmpdir(), 'verso-test-postgres-'));
// Where the tests run as root, PostgreSQL runs as somebody else and has to get in.
await chmod(folder, 0o755);
const server = await startEmbeddedServer({
  folder,
  password: randomBytes(12).toString('hex'),
  flags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=300'],
});
const db = openDatabase({ url: server.url, connections: 1 });
await migrate(db);
await migrateQueue(db, server.url);
await db.destroy();
console.log(server.url);
process.stdin.resume();
process.stdin.on('end', async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
});
