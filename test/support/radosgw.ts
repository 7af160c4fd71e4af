import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';

const programs = ['radosgw', 'radosgw-admin', 'ceph', 'ceph-mon', 'ceph-osd', 'monmaptool'];
const missing = programs.filter((program) => spawnSync('which', [program]).status !== 0);

export const hasRadosgw = missing.length === 0;
export const radosgwMissing = `${missing.join(', ')} not installed (Debian: apt-get install radosgw ceph-mon ceph-osd ceph-common)`;

/** A server that speaks S3. */
export interface Radosgw {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  stop(): Promise<void>;
}

/**
 * Starts Ceph's S3 gateway over one monitor and one store in memory, all on free ports of 127.0.0.1 and in a temporary
 * folder that goes with it. Takes about two seconds.
 */
export async function startRadosgw(): Promise<Radosgw> {
  const folder = await mkdtemp(join(tmpdir(), 'verso-radosgw-'));
  const running: ChildProcess[] = [];
  const killAll = (): void => {
    for (const child of running) child.kill('SIGKILL');
  };
  process.once('exit', killAll);
  const stop = async (): Promise<void> => {
    process.off('exit', killAll);
    await Promise.all(running.reverse().map(end));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await start(folder, running)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(folder: string, running: ChildProcess[]): Promise<Omit<Radosgw, 'stop'>> {
  const [monitorPort, port] = [await freePort(), await freePort()];
  const cluster = randomUUID();
  const file = join(folder, 'ceph.conf');
  for (const name of ['mon', 'osd', 'rgw', 'run', 'crash']) await mkdir(join(folder, name));
  await writeFile(file, configuration(folder, cluster, monitorPort, port));
  const run = (program: string, ...parameters: string[]) => finish(program, ['-c', file, ...parameters]);
  /** A monitor that has just started sometimes does not answer yet. */
  const repeat = async (program: string, ...parameters: string[]): Promise<void> => {
    for (let attempt = 1; ; attempt++)
      try {
        return await run(program, ...parameters);
      } catch (error) {
        if (attempt === 30) throw error;
        await wait(100);
      }
  };
  const keep = (program: string, ...parameters: string[]): void => {
    running.push(spawn(program, ['-c', file, ...parameters, '-f'], { stdio: 'ignore' }));
  };
  const map = join(folder, 'monmap');
  const address = `[v1:127.0.0.1:${monitorPort}]`;
  await finish('monmaptool', ['--create', '--clobber', '--fsid', cluster, '--addv', 'a', address, map]);
  await run('ceph-mon', '-i', 'a', '--mkfs', '--monmap', map);
  keep('ceph-mon', '-i', 'a');
  // A store in memory invents its own id while it is made, so it is made before it is announced.
  await run('ceph-osd', '-i', '0', '--mkfs');
  await repeat('ceph', 'osd', 'new', (await readFile(join(folder, 'osd/fsid'), 'utf8')).trim());
  await repeat('ceph', 'osd', 'crush', 'add', 'osd.0', '1.0', 'root=default', 'host=localhost');
  keep('ceph-osd', '-i', '0');
  keep('radosgw', '-n', 'client.rgw');
  const endpoint = `http://127.0.0.1:${port}`;
  await until(endpoint);
  const keys = { accessKeyId: 'versotest', secretAccessKey: 'a secret for tests only' };
  await run(
    'radosgw-admin',
    ...['user', 'create', '--uid=test', '--display-name=test'],
    ...[`--access-key=${keys.accessKeyId}`, `--secret-key=${keys.secretAccessKey}`],
  );
  return { endpoint, region: 'us-east-1', ...keys };
}

/** The waits of the consensus protocol are shortened: with the usual ones the start takes fourteen seconds. */
const configuration = (folder: string, cluster: string, monitorPort: number, port: number): string => `
[global]
fsid = ${cluster}
mon host = v1:127.0.0.1:${monitorPort}
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind msgr2 = false
auth cluster required = none
auth service required = none
auth client required = none
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pg autoscale mode = off
mon allow pool size one = true
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = 4294967296
mon max pg per osd = 1000
paxos propose interval = 0.02
paxos min wait = 0.01
mon tick interval = 1
osd crush update on start = false
osd class update on start = false
log file = ${folder}/run/$name.log
admin socket = ${folder}/run/$name.asok
run dir = ${folder}/run
pid file = ${folder}/run/$name.pid
crash dir = ${folder}/crash
[mon.a]
mon data = ${folder}/mon
[osd.0]
osd data = ${folder}/osd
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:${port}
rgw data = ${folder}/rgw
`;

async function finish(program: string, parameters: readonly string[]): Promise<void> {
  const child = spawn(program, parameters, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 60_000 });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise((done, fail) => child.once('close', done).once('error', fail));
  if (code !== 0) throw new Error(`${program} ${parameters.join(' ')} ended with ${code}: ${said}`);
}

async function until(endpoint: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (await fetch(endpoint).catch(() => undefined)) return;
    await wait(100);
  }
  throw new Error('radosgw did not start within a minute.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await ended;
}
