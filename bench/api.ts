import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { fillStore } from './fill-store.ts';
import { type BenchService, startService, withDatabase } from './service-processes.ts';

const perSecond = 200;
const seconds = 30;

/** Latency of mixed reading on a million stored segments: requests leave on time whether or not earlier ones have come back. */
export async function measureApi(): Promise<void> {
  const from = performance.now();
  const service = await startService(fillStore);
  try {
    console.log(`filled in ${((performance.now() - from) / 1000).toFixed(0)} s: ${await sizeOf(service)}`);
    const requests = await makeRequests(service);
    await load(service, requests, 5);
    const { samples, errors } = await load(service, requests, seconds);
    console.log(
      `${samples.length} requests at ${perSecond} a second, ${errors.length} errors ${[...new Set(errors)].join('; ')}`,
    );
    console.log('route | requests | p50 ms | p95 ms | p99 ms | worst ms');
    for (const { name } of requests)
      print(
        name,
        samples.filter((sample) => sample.name === name),
      );
    print('all', samples);
    console.log('one request at a time:');
    console.log('route | requests | p50 ms | p95 ms | p99 ms | worst ms');
    for (const request of requests) print(request.name, await ask(service, request, 60));
  } finally {
    await service.stop();
  }
}

async function sizeOf({ databaseUrl }: BenchService): Promise<string> {
  return withDatabase(databaseUrl, async (db) => {
    const { rows } = await sql<{ text: string }>`
      select (select count(*) from segments) || ' segments, ' || (select count(*) from targets) || ' targets, ' ||
        (select count(*) from audit_entries) || ' audit entries, ' ||
        pg_size_pretty(pg_database_size(current_database())) as text`.execute(db);
    return rows[0]!.text;
  });
}

interface RequestKind {
  readonly name: string;
  path(): string;
}

/** The reads of the interface in turn, each on things picked at random. */
async function makeRequests({ databaseUrl }: BenchService): Promise<RequestKind[]> {
  type Pair = { project: string; file: string; before: string; after: string; first: string; second: string };
  const { rows } = await withDatabase(databaseUrl, (db) =>
    sql<Pair>`
      select f.project_id as project, f.id as file, a.id as before, b.id as after, r.id as first, s.id as second
      from files f join versions a on a.file_id = f.id and a.number = 1 join versions b on b.file_id = f.id and b.number = 2
        join runs r on r.version_id = a.id join runs s on s.version_id = b.id`.execute(db),
  );
  const any = (): Pair => rows[Math.floor(Math.random() * rows.length)]!;
  const cursor = (): string => Buffer.from(String(Math.floor(Math.random() * 4_900))).toString('base64url');
  const filters = [
    'verificationState=warned',
    'reviewStatus=approved',
    'finding=number-missing',
    'text=valve',
    '',
  ];
  const filter = (): string => filters[Math.floor(Math.random() * filters.length)]!;
  return [
    { name: 'projects', path: () => '/projects' },
    { name: 'files', path: () => `/projects/${any().project}/files` },
    { name: 'files by name', path: () => `/projects/${any().project}/files?name=manual%201` },
    { name: 'versions', path: () => `/files/${any().file}/versions` },
    { name: 'segments', path: () => `/versions/${any().after}/segments?limit=100&cursor=${cursor()}` },
    { name: 'runs', path: () => `/projects/${any().project}/runs` },
    { name: 'targets', path: () => `/runs/${any().second}/targets?cursor=${cursor()}&${filter()}` },
    {
      name: 'comparison of runs',
      path: () => {
        const { first, second } = any();
        return `/runs/${first}/comparisons/${second}?changedText=true&cursor=${cursor()}`;
      },
    },
    {
      name: 'changes of versions',
      path: () => {
        const { before, after } = any();
        return `/versions/${before}/changes/${after}?kind=edited`;
      },
    },
    { name: 'audit of a project', path: () => `/projects/${any().project}/audit` },
    { name: 'audit by text', path: () => '/audit?text=advance&limit=50' },
  ];
}

interface Sample {
  readonly name: string;
  readonly ms: number;
}

async function load({ origin, key }: BenchService, requests: readonly RequestKind[], duration: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const samples: Sample[] = [];
  const errors: string[] = [];
  const pending: Promise<void>[] = [];
  const start = performance.now();
  for (let number = 0; number < perSecond * duration; number++) {
    const due = start + (number * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await wait(early);
    const { name, path } = requests[number % requests.length]!;
    pending.push(
      read(`${origin}/api/v1${path()}`, key, agent).then(
        (status) => {
          samples.push({ name, ms: performance.now() - due });
          if (status !== 200) errors.push(`${name}: ${status}`);
        },
        (error: Error) => void errors.push(`${name}: ${error.message}`),
      ),
    );
  }
  await Promise.all(pending);
  agent.destroy();
  return { samples, errors };
}

/** One route, one request at a time. */
async function ask({ origin, key }: BenchService, { name, path }: RequestKind, count: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const samples: Sample[] = [];
  for (let number = 0; number < count; number++) {
    const start = performance.now();
    await read(`${origin}/api/v1${path()}`, key, agent);
    samples.push({ name, ms: performance.now() - start });
  }
  agent.destroy();
  return samples;
}

function read(url: string, key: string, agent: Agent): Promise<number> {
  return new Promise((done, fail) => {
    get(url, { agent, headers: { authorization: `Bearer ${key}` } }, (answer) => {
      answer.resume().once('end', () => done(answer.statusCode!));
    }).once('error', fail);
  });
}

function print(name: string, samples: readonly Sample[]): void {
  const sorted = samples.map(({ ms }) => ms).sort((left, right) => left - right);
  const at = (share: number): string =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
  console.log(`${name} | ${sorted.length} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${at(1)}`);
}

if (import.meta.main) await measureApi();
