import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPackage } from '#engine/docx/package';
import { buildDocx } from '#test/docx-builder';
import { run } from './run.ts';

const sentence =
  '<w:p><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>Hello world. See you.</w:t></w:r></w:p>';

let folder: string;
let source: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verso-cli-'));
  source = write('in.docx', buildDocx({ body: sentence }));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

function write(name: string, content: Uint8Array | string): string {
  writeFileSync(at(name), content);
  return at(name);
}

/** Runs one command line with its output caught. */
async function verso(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const caught = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      caught[name] += text;
      return true;
    }),
  );
  try {
    return { code: await run(argv), ...caught };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const bodyOf = (name: string): string => {
  const { package: opened } = openPackage(readFileSync(at(name)));
  return opened!.xml(opened!.mainPart).textContent(opened!.xml(opened!.mainPart).root);
};

describe('verso translate', () => {
  it('writes a translated copy beside the source and says so', async () => {
    const { code, stdout } = await verso('translate', source, '--to', 'de', '--no-schema');
    expect(code).toBe(0);
    expect(stdout).toContain('in.de.docx: 2 segments, 4 words');
    expect(bodyOf('in.de.docx')).toMatch(/^⟦Ĥéé?ļļ/);
    expect(readdirSync(folder).sort()).toEqual(['in.de.docx', 'in.docx']);
  });

  it('gives the report as JSON, and into a file', async () => {
    const args = [
      '--to',
      'de',
      '--no-schema',
      '--json',
      '--report',
      at('report.json'),
      '--out',
      at('out.docx'),
    ];
    const { code, stdout, stderr } = await verso('translate', source, ...args);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ out: at('out.docx'), released: true, provider: 'pseudo' });
    expect(JSON.parse(readFileSync(at('report.json'), 'utf8'))).toMatchObject({ segments: { total: 2 } });
  });

  it('says nothing when told to be quiet', async () => {
    const args = ['--to', 'de', '--no-schema', '--quiet', '--provider', 'copy'];
    expect(await verso('translate', source, ...args)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(bodyOf('in.de.docx')).toBe('Hello world. See you.');
  });

  it('gives the same bytes for a copy in the same language', async () => {
    const args = ['--to', 'en-GB', '--no-schema', '--provider', 'copy', '--out', at('out.docx')];
    expect((await verso('translate', source, ...args)).code).toBe(0);
    expect(readFileSync(at('out.docx')).equals(readFileSync(source))).toBe(true);
  });

  const refused: readonly (readonly [what: string, args: string[], says: RegExp])[] = [
    ['a missing target language', [], /--to/],
    ['an unknown provider', ['--to', 'de', '--provider', 'nobody'], /no provider of that name/],
    ['an expansion that is no share', ['--to', 'de', '--expansion', 'much'], /--expansion much/],
    ['a limit that is no number', ['--to', 'de', '--limit', 'partBytes=all'], /--limit partBytes=all/],
    ['a limit that there is not', ['--to', 'de', '--limit', 'parts=10'], /--limit parts=10/],
    ['a limit below the size of the file', ['--to', 'de', '--limit', 'partBytes=10'], /error: /],
    ['a language that is no tag', ['--to', 'not a tag'], /BCP 47/],
    ['an option it does not know', ['--to', 'de', '--frobnicate'], /unknown option/],
  ];

  it.each(refused)('refuses %s and writes nothing', async (_, args, says) => {
    const { code, stderr } = await verso('translate', source, ...args, '--no-schema');
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
    expect(readdirSync(folder)).toEqual(['in.docx']);
  });

  it.each([
    ['its source', ['--out', '/../in.docx']],
    ['its source by a link', ['--out', '/link.docx']],
    ['its source with the report', ['--out', '/out.docx', '--report', '/../in.docx']],
    ['the output with the report', ['--out', '/out.docx', '--report', '/out.docx']],
  ])('refuses to overwrite %s', async (_, flags) => {
    const before = readFileSync(source);
    mkdirSync(at('inner'));
    symlinkSync(source, at('inner/link.docx'));
    const placed = flags.map((flag) => (flag.startsWith('/') ? `${at('inner')}${flag}` : flag));
    const { code, stderr } = await verso('translate', source, '--to', 'de', ...placed);
    expect([code, stderr]).toEqual([2, expect.stringContaining('overwrite')]);
    expect(readFileSync(source).equals(before)).toBe(true);
  });

  it('refuses files it cannot read, open or write', async () => {
    const broken = write('broken.docx', 'PK not a zip');
    for (const [file, out] of [
      [at('missing.docx'), at('out.docx')],
      [broken, at('out.docx')],
      [source, join(folder, 'no', 'such', 'folder.docx')],
    ]) {
      const { code, stderr } = await verso('translate', file!, '--to', 'de', '--no-schema', '--out', out!);
      expect([code, stderr]).toEqual([2, expect.stringContaining('error: ')]);
      expect(existsSync(out!)).toBe(false);
    }
  });

  it('refuses as JSON where JSON is asked for', async () => {
    const args = ['--to', 'de', '--json', '--no-schema'];
    const { code, stdout } = await verso('translate', write('broken.docx', ''), ...args);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ code: 'file-empty', severity: 'error' }] });
  });

  it('reports every fault of content options by its place', async () => {
    const args = ['--to', 'de', '--no-schema', '--content-options'];
    const wrong = write('options.json', '{"notes": 1, "nots": true}');
    const { code, stderr } = await verso('translate', source, ...args, wrong);
    expect(code).toBe(2);
    expect(stderr).toContain('options.json.notes');
    expect(stderr).toContain('nots');
    expect((await verso('translate', source, ...args, write('no.json', '{'))).code).toBe(2);
  });

  it('leaves out what content options leave out', async () => {
    const options = write('options.json', '{"doNotTranslate": ["Hello world"]}');
    const args = ['--to', 'de', '--no-schema', '--quiet', '--content-options', options];
    expect((await verso('translate', source, ...args)).code).toBe(0);
    expect(bodyOf('in.de.docx')).toContain('Hello world');
  });
});

describe('verso', () => {
  it.each(['inspect', 'translate', 'extract', 'assemble', 'validate', 'segment'])(
    'explains %s',
    async (name) => {
      const { code, stdout } = await verso(name, '--help');
      expect(code).toBe(0);
      expect(stdout).toContain(`verso ${name}`);
      expect(stdout).toMatch(/Examples?:/);
    },
  );

  it('prints its version and refuses commands it does not know', async () => {
    expect(await verso('--version')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    expect((await verso('frobnicate')).code).toBe(2);
  });

  it('inspects for people and for programs', async () => {
    const { code, stdout } = await verso('inspect', source);
    expect([code, stdout]).toEqual([0, expect.stringContaining('4 words')]);
    const inspection = JSON.parse((await verso('inspect', source, '--json')).stdout);
    expect(inspection).toMatchObject({ file: 'in.docx', segments: 2, language: 'en-GB' });
    expect((await verso('inspect', at('missing.docx'))).code).toBe(2);
  });

  it.each(['xlf', 'json'])('takes a document apart into .%s and puts it together again', async (ending) => {
    const exchange = at(`sentences.${ending}`);
    expect((await verso('extract', source, '--to', 'de', '--out', exchange, '--quiet')).code).toBe(0);
    const args = ['--out', at('out.docx'), '--no-schema', '--quiet'];
    expect((await verso('assemble', source, exchange, ...args)).code).toBe(0);
    expect(bodyOf('out.docx')).toBe('Hello world. See you.');
    const other = write('other.docx', buildDocx());
    const { code, stderr } = await verso('assemble', other, exchange, ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining('another')]);
  });

  it.each(['x.xlf', 'x.json'])(
    'leaves the target language of %s open until it is assembled',
    async (name) => {
      const exchange = at(name);
      expect((await verso('extract', source, '--out', exchange)).code).toBe(0);
      const args = [source, exchange, '--out', at('out.docx'), '--no-schema'];
      const unnamed = await verso('assemble', ...args);
      expect(unnamed.code).toBe(2);
      expect(unnamed.stderr).toMatch(/none is named/);
      expect((await verso('assemble', ...args, '--to', 'de')).code).toBe(0);
    },
  );

  it('refuses exchange files of unknown kind or broken', async () => {
    expect((await verso('extract', source, '--out', at('x.tmx'))).code).toBe(2);
    const broken = write('broken.xlf', '<xliff');
    expect((await verso('assemble', source, broken, '--out', at('out.docx'))).code).toBe(2);
    expect(existsSync(at('out.docx'))).toBe(false);
  });

  it('validates a document, and a translation against its source', async () => {
    await verso('translate', source, '--to', 'de', '--no-schema', '--quiet');
    expect((await verso('validate', source, '--no-schema')).code).toBe(0);
    const against = ['--against', source, '--no-schema', '--json'];
    const good = await verso('validate', at('in.de.docx'), ...against);
    expect([good.code, JSON.parse(good.stdout)]).toEqual([0, expect.objectContaining({ valid: true })]);
    const other = write('other.docx', buildDocx({ body: `${sentence}<w:p/>` }));
    const bad = await verso('validate', other, ...against);
    expect([bad.code, JSON.parse(bad.stdout)]).toEqual([2, expect.objectContaining({ valid: false })]);
  });

  it('holds a translation against what its languages let change, named where it does not show them', async () => {
    const letter = join(import.meta.dirname, '..', '..', '..', 'examples', 'letter-ar.docx');
    await verso('translate', letter, '--to', 'en', '--out', at('letter.docx'), '--no-schema', '--quiet');
    const check = (...languages: string[]) =>
      verso('validate', at('letter.docx'), '--against', letter, '--no-schema', '--json', ...languages);
    const named = await check('--from', 'ar', '--to', 'en');
    expect([named.code, JSON.parse(named.stdout).valid]).toEqual([0, true]);
    // Letters of pseudo stay Arabic, so the translation itself shows no change of direction.
    expect((await check()).code).toBe(2);
    expect((await check('--from', 'ar', '--to', 'he')).code).toBe(2);
    expect((await check('--to', 'english')).stdout).toContain('language-not-a-tag');
    expect(await verso('validate', letter, '--to', 'en')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--against'),
    });
  });

  it('prints one sentence a line', async () => {
    const text = write('text.txt', 'One is here. Two\nis here.\n\nThree.');
    const { stdout } = await verso('segment', '--language', 'en', text);
    expect(stdout).toBe('One is here.\nTwo is here.\nThree.\n');
    expect(JSON.parse((await verso('segment', '--language', 'en', '--json', text)).stdout)).toHaveLength(3);
    expect((await verso('segment', '--language', '?', text)).code).toBe(2);
  });
});
