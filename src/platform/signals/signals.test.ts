import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const beginning = `import { toBeStopped, untilStopped, whenInterrupted } from '#platform/signals';
  const log = { info: (_, text) => console.log(text), error: ({ error }, text) => console.log(error, text) };
  const forEver = setInterval(() => {}, 1000);`;

/** Runs a script that says `ready`, sends it signals, each as often as it says so, and gives its end and what it said. */
async function run(script: string, ...signals: readonly NodeJS.Signals[]) {
  const args = ['--conditions=verso-source', '--input-type=module', '-e', `${beginning}\n${script}`];
  const child = spawn(process.execPath, args, { cwd: root });
  const left = [...signals];
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const _ of text.matchAll(/^ready$/gm)) if (left.length > 0) child.kill(left.shift());
    });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { end: code ?? signal, said };
}

describe('untilStopped', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('stops in order after %s and ends well', async (signal) => {
    const { end, said } = await run(
      `await untilStopped(async (signal) => {
        console.log('ready');
        await toBeStopped(signal, log);
        clearInterval(forEver);
        console.log('put in order');
      });`,
      signal,
    );
    expect(said).toBe('ready\nstopping\nput in order\n');
    expect(end).toBe(0);
  });

  it('ends well where a start breaks off for it, and throws what else goes wrong', async () => {
    const start = (error: string) => `await untilStopped(async (signal) => {
        console.log('ready');
        await toBeStopped(signal, log);
        clearInterval(forEver);
        throw ${error};
      });`;
    expect((await run(start('signal.reason'), 'SIGTERM')).end).toBe(0);
    const { end, said } = await run(start("new Error('the disk is full')"), 'SIGTERM');
    expect([end, said]).toEqual([1, expect.stringContaining('the disk is full')]);
  });

  it('stops in order after an error that nobody caught, and throws it', async () => {
    const { end, said } = await run(`await untilStopped(async (signal) => {
        setTimeout(() => { throw new Error('lost'); });
        await toBeStopped(signal, log);
        clearInterval(forEver);
        console.log('put in order');
      });`);
    expect(said).toMatch(/^lost stopping after an error that was not caught\nput in order\n/);
    expect(end).toBe(1);
  });

  it('ends at once with a second signal', async () => {
    const { end } = await run(
      `await untilStopped(async (signal) => {
        console.log('ready');
        await toBeStopped(signal, log);
        console.log('ready');
        await new Promise(() => {});
      });`,
      'SIGTERM',
      'SIGTERM',
    );
    expect(end).toBe(1);
  });
});

describe('whenInterrupted', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('puts in order what %s interrupts, and ends as the signal would', async (signal, code) => {
    const { end, said } = await run(
      `whenInterrupted(async () => console.log('put in order'));
       console.log('ready');`,
      signal,
    );
    expect([end, said]).toEqual([code, 'ready\nput in order\n']);
  });

  it('leaves the signal alone once it is called off', async () => {
    const { end, said } = await run(
      `whenInterrupted(async () => console.log('put in order'))();
       console.log('ready');`,
      'SIGTERM',
    );
    expect([end, said]).toEqual(['SIGTERM', 'ready\n']);
  });
});
