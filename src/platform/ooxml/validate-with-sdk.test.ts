import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateWithSdk } from '#platform/ooxml';
import { buildDocx } from '#test/docx-builder';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verso-sdk-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A stand-in for the validator: a script for Node. */
function validator(script: string): string {
  const file = join(folder, `validator-${readdirSync(folder).length}`);
  writeFileSync(file, `#!${process.execPath}\n${script}`);
  chmodSync(file, 0o755);
  return file;
}

const codes = async (...args: Parameters<typeof validateWithSdk>) =>
  (await validateWithSdk(...args)).map(({ code }) => code);

describe('the schema check', () => {
  const broken = buildDocx({ body: '<w:p><w:nonsense/></w:p>' });

  it('finds faults in bytes and in files, with part and path', async (context) => {
    const found = await validateWithSdk(broken);
    if (found[0]?.code === 'schema-check-unavailable') context.skip(found[0].message);
    expect(found).toMatchObject([
      { code: 'schema-element', part: '/word/document.xml', place: '/w:document[1]/w:body[1]/w:p[1]' },
    ]);
    const file = join(folder, 'broken.docx');
    writeFileSync(file, broken);
    expect(await validateWithSdk(file)).toEqual(found);
  });

  it('says in a remark that it is not there', async () => {
    const found = await validateWithSdk(broken, { executable: join(folder, 'nowhere') });
    expect(found).toMatchObject([{ code: 'schema-check-unavailable', severity: 'info' }]);
  });

  it('is ended when it takes too long, and leaves nothing behind', async () => {
    const trace = join(folder, 'trace');
    const executable = validator(
      `require('node:fs').writeFileSync(${JSON.stringify(trace)}, process.pid + ' ' + process.argv[2]); setInterval(() => {}, 1000);`,
    );
    expect(await codes(broken, { executable, timeoutMs: 700 })).toEqual(['schema-check-timed-out']);
    const [pid, file] = readFileSync(trace, 'utf8').split(' ');
    expect(() => process.kill(Number(pid), 0)).toThrow();
    expect(existsSync(file!)).toBe(false);
  });

  it('tells of a validator that breaks off or talks nonsense', async () => {
    const breaking = validator(`console.error('out of memory'); process.exit(3);`);
    expect(await validateWithSdk(broken, { executable: breaking })).toMatchObject([
      { code: 'schema-check-failed', message: expect.stringContaining('out of memory') },
    ]);
    expect(await codes(broken, { executable: validator(`console.log('[]')`) })).toEqual([
      'schema-check-failed',
    ]);
    const endless = validator(
      `const text = 'x'.repeat(1 << 20); setInterval(() => process.stdout.write(text), 0);`,
    );
    expect(await codes(broken, { executable: endless, timeoutMs: 20_000 })).toEqual(['schema-check-failed']);
  });

  it('runs two documents at a time, names them after their kind and keeps secrets to itself', async () => {
    const trace = join(folder, 'runs');
    const executable = validator(`
      const log = (text) => require('node:fs').appendFileSync(${JSON.stringify(trace)}, text + '\\n');
      log('start ' + process.argv[2] + ' ' + process.env.VERSO_SECRET);
      setTimeout(() => { log('end'); console.log('{"errors":[]}'); }, 150);`);
    process.env.VERSO_SECRET = 'secret';
    await Promise.all(
      Array.from({ length: 6 }, () => validateWithSdk(broken, { executable, flavour: 'dotx' })),
    );
    delete process.env.VERSO_SECRET;
    const lines = readFileSync(trace, 'utf8').trim().split('\n');
    let running = 0;
    const most = Math.max(...lines.map((line) => (line === 'end' ? --running : ++running)));
    expect([lines.length, most]).toEqual([12, 2]);
    for (const line of lines) expect(line).toMatch(/^end$|document\.dotx undefined$/);
  });
});
