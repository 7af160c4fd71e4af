import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeEach } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import type { Intent } from '#domain/files';
import { listFiles, listVersions } from '#domain/files/catalogue';
import { receiveUpload } from '#pipeline/reception';
import { newId } from '#platform/database';
import { buildDocx } from './docx-builder.ts';
import { insertPolicyOf } from './runs.ts';
import { testServices } from './services.ts';

/** A document of numbered sentences: two that share numbers share segments. */
export const numberedDocument = (from: number, to: number): Uint8Array =>
  buildDocx({
    body: Array.from(
      { length: to - from },
      (_, index) => `<w:p><w:r><w:t>Sentence number ${from + index} stands here.</w:t></w:r></w:p>`,
    ).join(''),
  });

export interface UploadOptions {
  readonly intent?: Intent;
  readonly fileId?: string;
  readonly externalKey?: string;
  readonly as?: Actor;
}

/** Where documents come in: an empty project at the beginning of each test, and a clock that goes on with every look. */
export async function openReception() {
  let clock = Date.parse('2030-05-01T10:00:00Z');
  const services = await testServices({
    now: () => {
      clock += 1000;
      return new Date(clock);
    },
  });
  const { db } = services;
  const admin = systemActor('test');
  const context = reading(services, admin);
  const here = { projectId: '' };

  /** From now on documents come into another empty project. */
  const openProject = async (): Promise<void> => {
    here.projectId = newId();
    await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
      values (${here.projectId}, ${here.projectId}, 'A', '{fr}', now(), now())`.execute(db);
    await insertPolicyOf(db, here.projectId);
  };
  beforeEach(openProject);

  return Object.assign(here, {
    ...{ services, db, admin, context, openProject },
    within: <T>(work: (context: Context) => Promise<T>) => transact(services, admin, work),
    upload: (fileName: string, bytes: Uint8Array, { as = admin, ...options }: UploadOptions = {}) =>
      receiveUpload(reading(services, as), {
        projectId: here.projectId,
        fileName,
        content: Readable.from([Buffer.from(bytes)]),
        ...options,
      }),
    /** A line for each file with its versions, newest first. */
    async timelines(): Promise<string[]> {
      const files = await listFiles(context, { projectId: here.projectId, limit: 100 });
      const lines = await Promise.all(
        files.map(async ({ id, name }) => {
          const versions = await listVersions(context, id, { limit: 100 });
          return `${name}: ${versions.map(({ number, name, sha256 }) => `${number} ${name} ${sha256.slice(0, 6)}`).join(', ')}`;
        }),
      );
      return lines.sort();
    },
    /** Rows of a table that are the project's. */
    async count(table: string): Promise<number> {
      const query = sql<{ count: number }>`
        select count(*)::int from ${sql.table(table)} where project_id = ${here.projectId}`;
      return (await query.execute(db)).rows[0]!.count;
    },
  });
}
