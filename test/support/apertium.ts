import { spawn, spawnSync } from 'node:child_process';
import { isApertiumInstalled } from '#platform/providers/apertium';
import { freePort } from './free-port.ts';

export const hasApertium = isApertiumInstalled('en', 'es');
export const apertiumMissing =
  'Apertium English to Spanish is not installed (Debian: apt-get install apertium apertium-eng-spa)';

export const hasApertiumServer =
  hasApertium && spawnSync('apertium-apy', ['--help'], { timeout: 60_000 }).status === 0;
export const apertiumServerMissing = 'apertium-apy is not installed (Debian: apt-get install apertium-apy)';

/**
 * Starts an Apertium server on a free port. It listens on every address of this machine, which cannot be changed, so
 * that it should run no longer than its test.
 */
export async function startApertiumServer(): Promise<{ readonly url: string; stop(): void }> {
  const port = await freePort();
  const server = spawn('apertium-apy', ['-p', String(port), '-j1', '/usr/share/apertium'], {
    stdio: 'ignore',
    detached: true,
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = (): void => void process.kill(-server.pid!, 'SIGKILL');
  for (let attempt = 0; attempt < 200; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const response = await fetch(`${url}/listPairs`).catch(() => undefined);
    if (response?.ok) return { url, stop };
  }
  stop();
  throw new Error('apertium-apy did not start');
}
