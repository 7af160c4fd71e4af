// One document through the service on real databases, storages and providers: npm run test:live
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { isApertiumInstalled } from '#platform/providers/apertium';
import { hasPostgres15, startPostgres15 } from '#test/postgres-15';
import { hasRadosgw, startRadosgw } from '#test/radosgw';
import { makeProject } from '#test/service/client';
import { prepareDatabase, withProcesses } from '#test/service/separate-processes';
import { type Environment, runVerso } from '#test/service/verso-process';

const document = join(import.meta.dirname, '..', 'examples', 'agreement.docx');
const s3Names = ['ENDPOINT', 'BUCKET', 'REGION', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'PATH_STYLE'];
const say = (text: string): void => console.log(text);

/** What is set, by names without their VERSO_LIVE_. */
type Live = Readonly<Record<string, string | undefined>>;

function readLive(): Live {
  const set = Object.entries(process.env).filter(([name]) => name.startsWith('VERSO_LIVE_'));
  return Object.fromEntries(set.map(([name, value]) => [name.slice('VERSO_LIVE_'.length), value]));
}

/** Services of this machine, as far as they are installed, in place of configured ones. */
async function startLocal(undo: (() => Promise<void>)[]): Promise<Live> {
  const live: Record<string, string> = {};
  if (hasPostgres15) {
    const server = await startPostgres15();
    undo.push(() => server.stop());
    live.DATABASE_URL = server.url;
  }
  if (hasRadosgw) {
    const gateway = await startRadosgw();
    undo.push(() => gateway.stop());
    const { endpoint, region, accessKeyId, secretAccessKey } = gateway;
    const s3 = new S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey },
    });
    await s3.send(new CreateBucketCommand({ Bucket: 'verso-live' }));
    s3.destroy();
    Object.assign(live, { S3_ENDPOINT: endpoint, S3_BUCKET: 'verso-live', S3_REGION: region });
    Object.assign(live, { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey });
  }
  if (isApertiumInstalled('en', 'es'))
    Object.assign(live, { PROVIDER: '{"provider":"apertium"}', TARGET: 'es' });
  return live;
}

function environmentOf(live: Live, folder: string): Environment {
  const s3 = s3Names.flatMap((name) => {
    const value = live[`S3_${name}`];
    return value === undefined ? [] : [[`VERSO_S3_${name}`, value] as const];
  });
  return {
    DATABASE_URL: live.DATABASE_URL!,
    VERSO_SECRET_KEY: randomBytes(32).toString('base64'),
    VERSO_DATA: folder,
    VERSO_LOG_LEVEL: 'warn',
    ...(live.S3_BUCKET !== undefined && {
      ...{ VERSO_STORAGE: 's3', VERSO_S3_PREFIX: `live-${randomBytes(4).toString('hex')}/` },
      ...Object.fromEntries(s3),
    }),
  };
}

/** What a reader must not believe was tried. */
function notExercised(live: Live): string[] {
  return [
    ...(live.S3_BUCKET === undefined ? ['S3: VERSO_LIVE_S3_BUCKET is not set; files lay in a folder'] : []),
    ...(live.PROVIDER === undefined
      ? ['providers: VERSO_LIVE_PROVIDER is not set; pseudo made the text up']
      : []),
    'single sign-on, mail, webhooks, review by people, batches, deaths of processes, load',
  ];
}

async function tryServices(live: Live, folder: string): Promise<void> {
  const env = environmentOf(live, folder);
  const settings = JSON.parse(live.PROVIDER ?? '{"provider":"pseudo"}') as { provider: string };
  const to = live.TARGET ?? 'de';
  const mark = randomBytes(4).toString('hex');
  const key = await prepareDatabase(env, `live-${mark}@example.org`);
  say('ok  migrate, administrator, key');
  say((await runVerso(['doctor'], env)).replaceAll(/^/gm, '    '));
  await withProcesses(env, key, async (client) => {
    const secret = live.PROVIDER_SECRET;
    const connection = { name: 'live', settings, ...(secret !== undefined && { secret }) };
    const project = { key: `live-${mark}`, name: 'Live', egress: 'any' as const };
    const projectId = await makeProject(client, project, [connection]);
    say('ok  web, worker and scheduler as processes of their own; project, policy, connection');
    const stages = new Set<string>();
    const { bytes, sha256 } = await client.translate(projectId, { file: document, to }, ({ data }) => {
      if (typeof data.stage === 'string') stages.add(data.stage);
    });
    say(`ok  upload, run (${[...stages].join(', ')}), delivery, download: SHA-256 ${sha256}, as certified`);
    const output = join(folder, 'output.docx');
    await writeFile(output, bytes);
    await runVerso(['validate', output, '--against', document], {});
    say(`ok  the output is agreement.docx in another language (${to}, by ${settings.provider}), intact`);
    await runVerso(['audit', 'verify'], env);
    say('ok  the audit chain verifies');
  });
  say('ok  all processes ended with exit code 0 on SIGTERM');
}

const undo: (() => Promise<void>)[] = [];
try {
  const live = process.argv.includes('--local') ? await startLocal(undo) : readLive();
  if (live.DATABASE_URL === undefined) {
    console.error(
      'NOTHING WAS EXERCISED: VERSO_LIVE_DATABASE_URL is not set; see docs/operations-and-scaling.md.',
    );
    process.exitCode = 2;
  } else {
    const folder = await mkdtemp(join(tmpdir(), 'verso-live-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    await tryServices(live, folder);
    for (const what of notExercised(live)) say(`NOT EXERCISED  ${what}`);
  }
} finally {
  for (const step of undo.reverse()) await step();
}
