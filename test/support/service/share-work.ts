import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { sql } from 'kysely';
import { startFakeLlm } from '#test/fake-llm';
import { startRadosgw } from '#test/radosgw';
import { findFaults } from './inspect-installation.ts';
import { type Installation, openInstallation, type ProcessKind } from './installation.ts';
import { untilEnded, untilQuiet } from './kill-everything.ts';
import { countPaid, type Paid } from './paid-segments.ts';
import { PatientClient } from './patient-client.ts';
import { createProjects, planTasks, startTasks } from './workload.ts';

export interface WorkFigures {
  /** SHA-256 of each output by the name of its document. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
  readonly paid: Paid;
  readonly seconds: number;
  /** Processes that had jobs of runs, by the name of their log. */
  readonly workers: readonly string[];
}

export interface Bucket {
  readonly settings: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** An S3 service with a bucket, as settings of an installation. */
export async function startBucket(): Promise<Bucket> {
  const { endpoint, region, accessKeyId, secretAccessKey, stop } = await startRadosgw();
  const client = new S3Client({
    ...{ endpoint, region, credentials: { accessKeyId, secretAccessKey }, forcePathStyle: true },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  await client.send(new CreateBucketCommand({ Bucket: 'verso' }));
  client.destroy();
  return {
    stop,
    settings: {
      VERSO_STORAGE: 's3',
      VERSO_S3_BUCKET: 'verso',
      VERSO_S3_ENDPOINT: endpoint,
      VERSO_S3_REGION: region,
      VERSO_S3_ACCESS_KEY_ID: accessKeyId,
      VERSO_S3_SECRET_ACCESS_KEY: secretAccessKey,
    },
  };
}

/** Has the same runs done by processes of some kinds, undisturbed. */
export async function doRuns(
  kinds: readonly ProcessKind[],
  runs: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<WorkFigures> {
  const model = await startFakeLlm({ latency: 60 });
  const lazy = await startFakeLlm({ translate: (text) => text });
  const installation = await openInstallation({ settings: { ...settings, VERSO_LOG_LEVEL: 'debug' } });
  try {
    const { services } = installation;
    const projects = await createProjects(services, { good: model.url, lazy: lazy.url });
    for (const kind of kinds) await installation.start(kind);
    const client = new PatientClient(installation.addresses, installation.key);
    const began = performance.now();
    const started = await startTasks(client, projects, planTasks(runs));
    await untilEnded(installation, runs, began + 120_000);
    const seconds = (performance.now() - began) / 1000;
    await untilQuiet(installation);
    const { rows } = await sql<{ id: string; sha256: string }>`
      select run_id as id, sha256 from artifacts where kind = 'output' and deleted_at is null`.execute(
      services.db,
    );
    const outputs = Object.fromEntries(rows.map(({ id, sha256 }) => [started.get(id)!.name, sha256]));
    const faults = await findFaults(services, started);
    return {
      outputs,
      faults,
      seconds,
      paid: countPaid(model.requests),
      workers: await workersOf(installation),
    };
  } finally {
    await installation.stop();
    await Promise.all([model.close(), lazy.close()]);
  }
}

async function workersOf({ folder }: Installation): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^(worker|start).*\.log$/.test(name)).sort();
  const logs = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return names.filter((_, place) => /"queue":"runs\./.test(logs[place]!));
}
