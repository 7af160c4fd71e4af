import { describe, expect, it } from 'vitest';
import { type DocxPackage, openPackage } from '#engine/docx/package';
import { compareSkeletons, newFaults, reconcileText, validatePackage } from '#engine/docx/validate';
import type { Finding } from '#engine/findings';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';
import { find, mutated, rewriteText, type Splice } from '#test/mutate';

const files = listCorpus('docx/valid');

/** Files that are broken on purpose or by the tool that wrote them, and the errors our own rules name. */
const broken: Readonly<Record<string, readonly string[]>> = {
  'dxt-regression-par-in-par.docx': ['element-misplaced'],
  'eigenpal-generic-render-regression.docx': ['relationship-reference-missing'],
  'okapi-899.docx': ['properties-misplaced'],
  'safedocx-atomizer-redline.docx': [
    'element-misplaced',
    'field-separator-misplaced',
    'field-unbalanced',
    'revision-text-live',
  ],
  'sdk-simplesdt.docx': ['text-misplaced'],
  'superdoc-sdpr.docx': ['properties-misplaced'],
  'xdocreport-issue239-1.docx': ['element-misplaced'],
  'xdocreport-testtitle.docx': ['element-misplaced', 'field-unbalanced'],
};

describe('the documents of the corpus', () => {
  if (!hasCorpus) it('are looked at', (context) => context.skip(corpusMissing));

  it.each(files)('$name has no errors by our own rules but those it is known for', ({ name, read }) => {
    const errors = validatePackage(open(read())).filter(({ severity }) => severity === 'error');
    expect([...new Set(errors.map(({ code }) => code))].sort()).toEqual(broken[name] ?? []);
  });

  it.each(files)('$name with other text has the same skeleton and no new fault', ({ read }) => {
    const source = open(read());
    const output = mutated(
      source,
      everyPart(source, (tree) => rewriteText(tree, accented)),
    );
    expect(compareSkeletons(source, output)).toEqual([]);
    expect(newFaults(validatePackage(source), validatePackage(output))).toEqual([]);
    const { findings } = reconcileText(source, output);
    expect(findings.filter(({ code }) => code !== 'text-unchanged')).toEqual([]);
  });

  it.each(files)('$name without the traces of proofing and layout has the same skeleton', ({ read }) => {
    const source = open(read());
    const output = mutated(
      source,
      everyPart(source, (tree) =>
        ['w:proofErr', 'w:lastRenderedPageBreak', 'w:lang'].flatMap((name) =>
          [...find(tree, name)].map(
            (node): Splice => ({ start: tree.start[node]!, end: tree.end[node]!, text: '' }),
          ),
        ),
      ),
    );
    expect(compareSkeletons(source, output)).toEqual([]);
  });

  it.runIf(hasCorpus)('are checked and compared in half a second where they are very large', () => {
    const source = open(files.find(({ name }) => name === 'unstr-handbook-872p.docx')!.read());
    const output = mutated(
      source,
      everyPart(source, (tree) => rewriteText(tree, accented)),
    );
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      const findings: Finding[] = [...validatePackage(output), ...compareSkeletons(source, output)];
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(500);
  });
});

function open(bytes: Uint8Array): DocxPackage {
  const opened = openPackage(bytes, { macros: 'warn' });
  if (!opened.package) throw new Error(opened.findings.map(({ message }) => message).join('; '));
  return opened.package;
}

const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' };
const accented = (text: string) => text.replace(/[aeiou]/g, (letter) => accents[letter]!);

function everyPart(docx: DocxPackage, splices: (tree: ReturnType<DocxPackage['xml']>) => Splice[]) {
  const stories = docx.parts.filter(
    ({ name, isXml }) => isXml && !/\.rels$|\/\[Content_Types\]\.xml$/.test(name),
  );
  return new Map(stories.map(({ name }) => [name, splices(docx.xml(name))]));
}
