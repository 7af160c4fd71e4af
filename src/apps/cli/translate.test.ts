import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPackage } from '#engine/docx/package';
import { buildDocx } from '#test/docx-builder';
import { type FakeLlm, startFakeLlm } from '#test/fake-llm';
import { run } from './run.ts';

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const sentences = [
  'The tenant pays the rent each month.',
  'The landlord keeps the roof in good repair.',
  'Notices are sent by registered post.',
  'Notices are sent by registered post.',
];
const body = sentences.map(paragraph).join('');

const unit = (en: string, de: string): string =>
  `<tu><tuv xml:lang="en"><seg>${en}</seg></tuv><tuv xml:lang="de"><seg>${de}</seg></tuv></tu>`;
const tmx = `<?xml version="1.0"?><tmx version="1.4"><header srclang="en" creationtool="t" creationtoolversion="1"
 segtype="sentence" o-tmf="t" adminlang="en" datatype="plaintext"/><body>${unit(
   'The tenant pays the rent each month.',
   'Der Mieter zahlt jeden Monat die Miete.',
 )}</body></tmx>`;

let fake: FakeLlm;
let folder: string;
beforeAll(async () => {
  fake = await startFakeLlm({
    key: 'sk-secret',
    translate: (text) => german[text] ?? `${text} Und so weiter.`,
  });
});
afterAll(() => fake.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verso-translate-'));
  writeFileSync(at('in.docx'), buildDocx({ body }));
  writeFileSync(at('memory.tmx'), tmx);
  writeFileSync(at('terms.csv'), 'en,de\nlandlord,Vermieter\n');
  vi.stubEnv('FAKE_KEY', 'sk-secret');
  const connection = {
    provider: 'openai-compatible',
    model: 'fake',
    baseUrl: fake.url,
    apiKeyVariable: 'FAKE_KEY',
  };
  writeFileSync(at('fake.json'), JSON.stringify(connection));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const german: Readonly<Record<string, string>> = {
  'The tenant pays the rent each month.': 'Der Mieter zahlt jeden Monat die Miete.',
  'The landlord keeps the roof in good repair.': 'Der Vermieter hält das Dach in gutem Zustand.',
  'Notices are sent by registered post.': 'Mitteilungen werden per Einschreiben versandt.',
};

const at = (name: string): string => join(folder, name);

async function translate(...flags: string[]) {
  const caught = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      caught[name] += text;
      return true;
    }),
  );
  const args = [
    'translate',
    at('in.docx'),
    '--from',
    'en',
    '--to',
    'de',
    '--out',
    at('out.docx'),
    '--no-schema',
  ];
  try {
    return { code: await run([...args, ...flags]), ...caught };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const textOf = (name: string): string => {
  const opened = openPackage(readFileSync(at(name))).package!;
  return opened.xml(opened.mainPart).textContent(opened.xml(opened.mainPart).root);
};

describe('verso translate with a model', () => {
  it('takes what the memory knows, asks for the rest once, and says what it cost', async () => {
    const before = fake.calls;
    const { code, stdout, stderr } = await translate(
      ...['--connection', at('fake.json'), '--memory', at('memory.tmx'), '--glossary', at('terms.csv')],
    );
    expect([code, stderr.match(/^(?:error|warning).*/m)]).toEqual([0, null]);
    expect(textOf('out.docx')).toBe(sentences.map((sentence) => german[sentence]).join(''));
    expect(fake.calls - before).toBe(1);
    const { user } = fake.requests.at(-1)!;
    const asked = JSON.parse(user) as { segments: { text: string }[]; terms: unknown };
    expect(asked.segments.map(({ text }) => text)).toEqual(sentences.slice(1, 3));
    expect(asked.terms).toEqual([{ source: 'landlord', use: ['Vermieter'] }]);
    expect(stdout).toContain('from memory 1, from openai-compatible 3');
    expect(stdout).toMatch(/1 calls, 1 requests, \d+ tokens in, \d+ out/);
    expect(stdout).toContain('checks: 4 passed');
  });

  it('writes what it learned, which the next run takes from there without asking', async () => {
    await translate('--connection', at('fake.json'), '--tmx-out', at('learned.tmx'));
    const before = fake.calls;
    const { code, stdout } = await translate('--connection', at('fake.json'), '--memory', at('learned.tmx'));
    expect([code, fake.calls - before]).toEqual([0, 0]);
    expect(stdout).toContain('from memory 4');
    expect(textOf('out.docx')).toBe(sentences.map((sentence) => german[sentence]).join(''));
  });

  it('keeps what it learned where the service gives up in the middle', async () => {
    const flags = ['--connection', at('one-by-one.json'), '--tmx-out', at('learned.tmx')];
    const settings = { ...JSON.parse(readFileSync(at('fake.json'), 'utf8')), segments: 1 };
    const connection = { concurrency: 1 };
    writeFileSync(at('one-by-one.json'), JSON.stringify({ ...settings, connection }));
    fake.answerNext((request) => ({
      text: JSON.stringify(answerOf(request.user, 'Der Mieter zahlt jeden Monat die Miete.')),
    }));
    fake.answerNext(() => ({ status: 402, body: { error: { message: 'allowance used up' } } }));
    const { code, stderr } = await translate(...flags);
    expect([code, stderr]).toEqual([2, expect.stringContaining('provider-failed')]);
    expect(existsSync(at('out.docx'))).toBe(false);
    expect(readFileSync(at('learned.tmx'), 'utf8')).toContain('Der Mieter zahlt jeden Monat die Miete.');
    expect((await translate('--connection', at('fake.json'), '--memory', at('learned.tmx'))).code).toBe(0);
  });

  it('estimates without asking anyone', async () => {
    const before = fake.calls;
    const args = ['--connection', at('fake.json'), '--memory', at('memory.tmx'), '--estimate'];
    const { code, stdout } = await translate(...args);
    expect([code, fake.calls - before, existsSync(at('out.docx'))]).toEqual([0, 0, false]);
    expect(stdout).toMatch(/100 % +█+ +7 words +1 segments/);
    expect(stdout).toMatch(
      /openai-compatible \(fake\): 1 calls, \d+ characters, about \d+ tokens in, \d+ out/,
    );
    const { stdout: json } = await translate(...args, '--json');
    expect(JSON.parse(json)).toMatchObject({ from: 'en', calls: 1, segments: 4 });
  });

  it('holds back what policy blocks, and shows no key whatever happens', async () => {
    writeFileSync(at('checks.json'), JSON.stringify({ checks: { 'term-missing': 'blocks' } }));
    writeFileSync(at('terms.csv'), 'en,de\nlandlord,Hauswirt\n');
    const flags = [
      '--connection',
      at('fake.json'),
      '--checks',
      at('checks.json'),
      '--glossary',
      at('terms.csv'),
    ];
    const { code, stderr } = await translate(...flags);
    expect([code, stderr]).toEqual([2, expect.stringContaining('term-missing')]);
    expect(existsSync(at('out.docx'))).toBe(false);
    vi.stubEnv('FAKE_KEY', 'sk-wrong-key');
    const wrong = await translate('--connection', at('fake.json'));
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('unauthorised')]);
    expect(wrong.stderr).not.toContain('sk-wrong-key');
  });

  it('shows no key that a header cannot hold', async () => {
    for (const key of ['sk-first\nsecond-half', '“sk-quoted”', 'sk-one sk-two']) {
      vi.stubEnv('FAKE_KEY', key);
      const { code, stdout, stderr } = await translate('--connection', at('fake.json'));
      expect([code, stderr]).toEqual([2, expect.stringContaining('provider-key-unusable')]);
      for (const part of key.split(/\s/)) expect(stdout + stderr).not.toContain(part);
    }
  });

  it('writes the document before what goes beside it, and finds out early where nothing can be written', async () => {
    const before = fake.calls;
    for (const option of ['--tmx-out', '--report']) {
      const { code, stderr } = await translate('--connection', at('fake.json'), option, at('no/such/file'));
      expect([code, stderr, fake.calls]).toEqual([2, expect.stringContaining('file-unwritable'), before]);
    }
  });

  it('learns nothing from a provider that only pretends, nor what a check blocks', async () => {
    await translate('--provider', 'pseudo', '--tmx-out', at('learned.tmx'));
    expect(existsSync(at('learned.tmx'))).toBe(false);
    fake.answerNext((request) => ({ text: JSON.stringify(answerOf(request.user, 'Gut {{platzhalter}}')) }));
    fake.answerNext((request) => ({ text: JSON.stringify(answerOf(request.user, 'Gut {{platzhalter}}')) }));
    await translate('--connection', at('fake.json'), '--tmx-out', at('learned.tmx'));
    const learned = existsSync(at('learned.tmx')) ? readFileSync(at('learned.tmx'), 'utf8') : '';
    expect(learned).not.toContain('platzhalter');
  });

  it('refuses as JSON where JSON is asked for, whatever is wrong', async () => {
    for (const flags of [
      ['--provider', 'ollama'],
      ['--accept-match', '7'],
      ['--memory', at('none.tmx')],
    ]) {
      const { code, stdout } = await translate(...flags, '--json');
      expect([code, JSON.parse(stdout).findings[0].severity]).toEqual([2, 'error']);
    }
  });

  it('says what is wrong where a provider cannot be opened', async () => {
    const { code, stderr } = await translate('--provider', 'apertium', '--base-url', 'http://127.0.0.1:9');
    expect([code, stderr]).toEqual([2, expect.stringContaining('provider-not-opened')]);
  });

  const refused: readonly (readonly [what: string, flags: () => string[], says: RegExp])[] = [
    ['a provider without its key', () => ['--provider', 'deepl'], /DEEPL_API_KEY/],
    ['a model that is not named', () => ['--provider', 'ollama'], /ollama: model/],
    [
      'an address that is none',
      () => ['--provider', 'ollama', '--model', 'm', '--base-url', 'file:///x'],
      /baseUrl/,
    ],
    [
      'a password in an address',
      () => ['--provider', 'ollama', '--model', 'm', '--base-url', 'http://u:pw@localhost'],
      /baseUrl/,
    ],
    ['a model without a provider', () => ['--model', 'm'], /--model without --provider/],
    ['a memory that is not there', () => ['--memory', at('none.tmx')], /none\.tmx/],
    ['a glossary of no known kind', () => ['--glossary', at('in.docx')], /glossary/i],
    ['a score there is not', () => ['--accept-match', '20'], /--accept-match 20/],
    ['checks there are not', () => ['--checks', at('wrong.json')], /no check/],
    ['settings there are not', () => ['--connection', at('wrong.json')], /wrong\.json/],
    [
      'to write what it learned over a memory',
      () => ['--memory', at('memory.tmx'), '--tmx-out', at('memory.tmx')],
      /overwrite/,
    ],
  ];
  it.each(refused)('refuses %s', async (_, flags, says) => {
    writeFileSync(at('wrong.json'), JSON.stringify({ checks: { nonsense: 'warns' } }));
    vi.stubEnv('DEEPL_API_KEY', '');
    const { code, stderr } = await translate(...flags());
    expect([code, stderr]).toEqual([2, expect.stringMatching(says)]);
    expect(existsSync(at('out.docx'))).toBe(false);
  });

  it('names a memory that has other languages', async () => {
    const { stderr } = await translate('--provider', 'pseudo', '--memory', at('memory.tmx'), '--to', 'pl');
    expect(stderr).toContain('memory-languages');
    expect(stderr).toContain('it has en, de');
  });

  it('says so where it only pretends', async () => {
    const { code, stderr } = await translate();
    expect([code, stderr]).toEqual([0, expect.stringContaining('provider-pseudo')]);
  });
});

/** A model's answer to the one segment of a request. */
function answerOf(user: string, target: string) {
  const { segments } = JSON.parse(user) as { segments: { id: string; text: string }[] };
  return { translations: segments.map(({ id, text }) => ({ id, echo: text, target })) };
}
