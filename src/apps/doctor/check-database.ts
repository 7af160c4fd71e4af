import { requireMigrated } from '#apps/service';
import type { Configuration } from '#platform/config';
import { type Database, readDatabaseFacts } from '#platform/database';
import { type Check, fail, failing, ok, warn } from './check.ts';

const oldestVersion = 150_000;
/** Extensions Verso uses where they are there; the migrations say which they need. */
const extensions = ['btree_gin', 'intarray', 'pg_trgm', 'unaccent'];

/** Version, letters, extensions, connections, schema and clock of a database that answers. */
export async function checkDatabase(db: Database, { databaseConnections }: Configuration): Promise<Check[]> {
  const facts = await readDatabaseFacts(db);
  const missing = extensions.filter((name) => !facts.extensions.has(name));
  const ahead = Math.abs(facts.clockAhead);
  const clock = `${ahead} ms ${facts.clockAhead < 0 ? 'behind' : 'ahead'}`;
  return [
    facts.version >= oldestVersion
      ? ok('database', `PostgreSQL ${facts.versionText}`)
      : fail('database', `PostgreSQL ${facts.versionText}`, 'Upgrade to PostgreSQL 15 or newer.'),
    facts.knowsLetters
      ? ok('letters', 'of all scripts are known')
      : warn(
          'letters',
          'beyond a to z the database does not know which are the same, small and capital: searches miss some',
          'Create the database with a locale that knows them, such as C.UTF-8 (`create database … locale_provider builtin builtin_locale "C.UTF-8" template template0` from PostgreSQL 17 on), and restore a dump into it; under C, erasure misses names as well.',
        ),
    missing.length === 0
      ? ok('extensions', extensions.join(', '))
      : warn('extensions', `missing: ${missing.join(', ')}`, 'Install the package postgresql-contrib.'),
    facts.maxConnections >= (databaseConnections + 6) * 2
      ? ok('connections', `${facts.maxConnections} allowed, up to ${databaseConnections + 6} a process`)
      : warn(
          'connections',
          `${facts.maxConnections} allowed, up to ${databaseConnections + 6} a process`,
          'Raise max_connections of PostgreSQL or lower VERSO_DATABASE_CONNECTIONS.',
        ),
    ahead < 2_000
      ? ok('clock', `the database is ${clock}`)
      : (ahead < 60_000 ? warn : fail)(
          'clock',
          `the database is ${clock}`,
          'Keep the clocks of all machines together, as with NTP.',
        ),
    ...(await failing('schema', 'Run `verso migrate`.', async () => {
      await requireMigrated(db);
      return [ok('schema', 'is what this program needs')];
    })),
  ];
}
