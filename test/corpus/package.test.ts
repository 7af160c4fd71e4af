import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPackage, rewritePackage } from '#engine/docx/package';
import { encodeXml } from '#engine/docx/xml';
import { corpusFolder, corpusMissing, hasCorpus, listCorpus } from '#test/corpus';
import { processorTime } from '#test/processor-time';

const valid = listCorpus('docx/valid');
const invalid = listCorpus('docx/invalid').filter(({ name }) => name.endsWith('.docx'));
const hasUnzip = spawnSync('unzip', ['-v']).status === 0;
const longestMilliseconds = 5_000;
const mostMebibytes = 512;

/** Why each file that must be refused is refused; established by looking into it. */
const refusals: Readonly<Record<string, string>> = {
  'aspose-corrupted.docx': 'zip-damaged',
  'cospydocx-missing-relationships.docx': 'content-types-missing',
  'made-bad-crc.docx': 'zip-checksum-wrong',
  'made-bad-utf8.docx': 'xml-encoding',
  'made-billion-laughs.docx': 'xml-doctype',
  'made-bomb-document-xml.docx': 'zip-bomb',
  'made-bomb-lying-size.docx': 'zip-size-wrong',
  'made-bomb-overlap.docx': 'zip-overlap',
  'made-control-character.docx': 'xml-not-well-formed',
  'made-dangling-root-rel.docx': 'main-part-missing',
  'made-duplicate-parts.docx': 'zip-duplicate-name',
  'made-encrypted-entry.docx': 'zip-encrypted',
  'made-many-entries.docx': 'zip-too-many-entries',
  'made-no-document.docx': 'main-part-missing',
  'made-spreadsheet-type.docx': 'file-other-office',
  'made-traversal.docx': 'zip-unsafe-name',
  'made-truncated.docx': 'zip-truncated',
  'made-unclosed.docx': 'xml-not-well-formed',
  'made-undeclared-prefix.docx': 'xml-not-well-formed',
  'made-unknown-compression.docx': 'zip-compression-unknown',
  'made-wrong-root.docx': 'main-part-wrong-root',
  'made-xxe-file.docx': 'xml-doctype',
  'made-xxe-http-parameter.docx': 'xml-doctype',
  'made-xxe-in-rels.docx': 'xml-doctype',
  'made-zero-bytes.docx': 'file-empty',
  'matecat-truncated-export.docx': 'zip-truncated',
  'msoffcrypto-standard-encryption.docx': 'file-encrypted',
  'oletools-encrypted-docm.docx': 'file-encrypted',
  'ooxmlp-broken-xml.docx': 'xml-not-well-formed',
  'poi-crash-517626e8.docx': 'zip-truncated',
  'poi-encrypted-pass.docx': 'file-encrypted',
  'poi-external-entity.docx': 'xml-doctype',
  'poi-fuzz-4791943399604224.docx': 'zip-truncated',
  'poi-fuzz-4959857092198400.docx': 'zip-truncated',
  'poi-fuzz-5166796835258368.docx': 'zip-truncated',
  'poi-fuzz-5313273089884160.docx': 'zip-truncated',
  'poi-fuzz-6061520554164224.docx': 'zip-truncated',
  'poi-fuzz-6120975439364096.docx': 'zip-truncated',
  'poi-ole-doc-named-docm.docx': 'file-legacy-word',
  'poi-stress025.docx': 'main-part-wrong-type',
  'poi-truncated62886.docx': 'zip-truncated',
  'safedocx-mismatched-tag.docx': 'xml-not-well-formed',
  'superdoc-owner-lock-file.docx': 'file-owner-lock',
  'tika-legacy-doc.docx': 'file-legacy-word',
  'tika-odt.docx': 'file-opendocument',
  'tika-rtf.docx': 'file-rtf',
  'tika-truncated.docx': 'zip-truncated',
  'tika-xlsx.docx': 'file-other-office',
};

describe('the corpus', () => {
  beforeEach((context) => {
    if (!hasCorpus) context.skip(corpusMissing);
  });

  it('has readable and unreadable files', () => {
    expect([valid.length > 190, invalid.length > 60]).toEqual([true, true]);
  });

  it.each(valid)('opens $name, and rewriting it changes nothing but what was replaced', ({ name, read }) => {
    const bytes = read();
    const { package: opened, findings } = openPackage(bytes, { macros: 'warn' });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const flavour = /-(docm|dotx|dotm)\.docx$/.exec(name)?.[1] ?? 'docx';
    expect(opened!.flavour).toBe(flavour);
    expect(Buffer.compare(rewritePackage(opened!, new Map()), bytes)).toBe(0);

    const { text } = opened!.xml(opened!.mainPart);
    const content = encodeXml(`${text}<!-- changed -->`, opened!.encoding(opened!.mainPart));
    const rewritten = rewritePackage(opened!, new Map([[opened!.mainPart, content]]));
    const again = openPackage(rewritten, { macros: 'warn' }).package!;
    expect(again.parts.map((part) => part.name)).toEqual(opened!.parts.map((part) => part.name));
    for (const [index, entry] of again.archive.entries.entries()) {
      const before = opened!.archive.entries[index]!;
      if (`/${entry.name}` === opened!.mainPart) {
        expect(Buffer.compare(again.read(opened!.mainPart), content)).toBe(0);
      } else {
        const raw = Buffer.from(rewritten.subarray(entry.localStart, entry.end));
        expect(raw.compare(bytes, before.localStart, before.end)).toBe(0);
      }
    }
  });

  it('gives rewritten containers that unzip finds no fault with', (context) => {
    if (!hasUnzip) context.skip('unzip is not installed');
    const folder = mkdtempSync(join(tmpdir(), 'verso-package-'));
    try {
      for (const { read } of valid) {
        const opened = openPackage(read(), { macros: 'warn' }).package!;
        const content = Buffer.from('<replaced/>'.repeat(99));
        const path = join(folder, 'rewritten.docx');
        writeFileSync(path, rewritePackage(opened, new Map([[opened.mainPart, content]])));
        expect(spawnSync('unzip', ['-tqq', path], { encoding: 'utf8' })).toMatchObject({
          status: 0,
          stderr: '',
        });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says why for every file that must be refused', () => {
    const expected = invalid.filter(({ tags }) => tags.has('expect-refuse')).map(({ name }) => name);
    expect(Object.keys(refusals)).toEqual(expected.filter((name) => name in refusals));
    expect(expected.filter((name) => !(name in refusals))).toEqual([]);
  });

  it.each(invalid)('refuses or opens $name within the bounds', ({ name, read }) => {
    const bytes = read();
    const start = processorTime();
    const { package: opened, findings } = openPackage(bytes, { macros: 'warn' });
    expect(processorTime() - start).toBeLessThan(longestMilliseconds);
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    expect(errors).toEqual(opened ? [] : [refusals[name] ?? expect.any(String)]);
    if (name in refusals) expect(opened).toBeUndefined();
    for (const { name: part, isXml } of opened?.parts ?? []) {
      expect(opened!.read(part)).toBeInstanceOf(Uint8Array);
      if (isXml) expect(opened!.xml(part).count).toBeGreaterThan(0);
    }
  });

  it('keeps the worst files within the bound of memory', () => {
    const worst = [
      'made-bomb-document-xml',
      'made-bomb-lying-size',
      'made-bomb-overlap',
      'made-many-entries',
      'made-huge-paragraph',
    ];
    for (const name of worst) {
      const path = join(corpusFolder, 'docx/invalid', `${name}.docx`);
      const script = `
        import { readFileSync } from 'node:fs';
        import { openPackage } from '#engine/docx/package';
        openPackage(new Uint8Array(readFileSync(${JSON.stringify(path)})));
        console.log(process.resourceUsage().maxRSS / 1024);`;
      const output = execFileSync(
        process.execPath,
        ['--conditions=verso-source', '--input-type=module', '--eval', script],
        {
          cwd: join(import.meta.dirname, '..', '..'),
          encoding: 'utf8',
        },
      );
      expect(Number(output)).toBeLessThan(mostMebibytes);
    }
  });
});
