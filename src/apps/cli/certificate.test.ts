import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { certify } from '#pipeline/delivery';
import { createSecrets } from '#platform/secrets';
import { run } from './run.ts';

const key = 'the key of this installation, long enough';
const [output, source] = ['the translation', 'the document'];
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');
const certificate = certify(createSecrets(key), {
  ...{ runId: 'run-1', versionId: 'v', policyId: 'p', deliveredAt: '2030-01-01T00:00:00.000Z' },
  ...{ sourceSha256: digestOf(source), outputSha256: digestOf(output), report: { findings: [] } },
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verso-certificate-'));
  vi.stubEnv('VERSO_SECRET_KEY', key);
  vi.stubEnv('VERSO_DATA', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: unknown): string {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return join(folder, name);
}

async function verify(...args: readonly string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said += text;
      return true;
    }),
  );
  try {
    return { code: await run(['certificate', 'verify', ...args]), said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

it('says of a certificate and its documents that they are genuine', async () => {
  const documents = ['--output', file('out.docx', output), '--source', file('in.docx', source)];
  const { code, said } = await verify(file('c.json', certificate), ...documents);
  expect([code, said]).toEqual([0, expect.stringMatching(/genuine.*\n.*run-1/)]);
  const asJson = await verify(file('c.json', certificate), '--json');
  expect(JSON.parse(asJson.said)).toMatchObject({ genuine: true, outputSha256: digestOf(output) });
});

it.each([
  ['that was changed', { ...certificate, runId: 'run-2' }, 'certificate-not-genuine'],
  ['that somebody else signed', certify(createSecrets('x'), certificate), 'certificate-not-genuine'],
  ['without a signature', { ...certificate, signature: undefined }, 'certificate-unreadable'],
  ['that is no JSON', '{', 'certificate-unreadable'],
  ['that nests without end', '['.repeat(200_000), 'certificate-unreadable'],
])('refuses one %s', async (_what, content, expected) => {
  const { code, said } = await verify(file('c.json', content));
  expect([code, said]).toEqual([2, expect.stringContaining(expected)]);
});

it('refuses documents other than those it states', async () => {
  const [good, other] = [file('c.json', certificate), file('other.docx', 'another')];
  for (const option of ['--output', '--source'])
    expect(await verify(good, option, other)).toMatchObject({
      code: 2,
      said: expect.stringContaining('certificate-of-another-document'),
    });
});

it('says nothing of a certificate where the key is missing, and makes none', async () => {
  vi.stubEnv('VERSO_SECRET_KEY', '');
  const { code, said } = await verify(file('c.json', certificate));
  expect([code, said]).toEqual([2, expect.stringContaining('certificate-key-missing')]);
  expect(existsSync(join(folder, 'secret'))).toBe(false);
  file('secret', `${key}\n`);
  expect((await verify(join(folder, 'c.json'))).code).toBe(0);
});
