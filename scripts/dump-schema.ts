// Writes schema.sql from the migrations: node --conditions=verso-source scripts/dump-schema.ts
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dumpSchema, migrate, openDatabase, startEmbeddedServer } from '#platform/database';

const folder = await mkdtemp(join(tmpdir(), 'verso-schema-'));
await chmod(folder, 0o755);
const server = await startEmbeddedServer({ folder, password: randomBytes(12).toString('hex') });
const db = openDatabase({ url: server.url, connections: 1 });
try {
  await migrate(db);
  await writeFile(join(import.meta.dirname, '..', 'schema.sql'), await dumpSchema(db));
} finally {
  await db.destroy();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
