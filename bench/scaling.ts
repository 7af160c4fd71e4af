import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultContentOptions } from '#engine/docx/extract';
import { languageInfo } from '#engine/docx/language';
import { type DocxPackage, openPackage, rewritePackage } from '#engine/docx/package';
import type { InlineText } from '#engine/inline';
import { assembleTranslation } from '#pipeline/assembly';
import { extractSegments, joinSegments } from '#pipeline/extraction';
import { pseudoTranslate } from '#platform/providers';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';

/** How often the body of the 5.3 MB handbook stands in the document. */
const repeats = [1, 2, 6, 19];
const limits = {
  fileBytes: 2 ** 30,
  partBytes: 2 ** 30,
  totalBytes: 2 ** 31,
  xmlBytes: 2 ** 30,
  ratio: 100_000,
  xml: { depth: 512, nodes: 50_000_000 },
};

/** Time and peak memory against the size of document.xml, each size in a process of its own. */
export async function measureScaling(): Promise<void> {
  if (!hasCorpus) return console.log(`scaling: ${corpusMissing}`);
  const folder = mkdtempSync(join(tmpdir(), 'verso-bench-'));
  try {
    const handbook = openPackage(
      listCorpus('docx/valid')
        .find(({ name }) => name === 'unstr-handbook-872p.docx')!
        .read(),
    ).package!;
    const idle = measureIn(['idle']).peakMb;
    console.log(`a process that loads the engine and does nothing: ${idle.toFixed(0)} MB`);
    console.log('MB of XML | ms | ms a MB | against the 5 MB rate | peak MB | above idle / part');
    let rate = 0;
    for (const count of repeats) {
      const file = join(folder, `${count}.docx`);
      writeFileSync(file, repeatBody(handbook, count));
      const { mb, ms, peakMb } = measureIn([file]);
      rate ||= ms / mb;
      console.log(
        `${mb.toFixed(1)} | ${ms.toFixed(0)} | ${(ms / mb).toFixed(1)} | ${(ms / mb / rate).toFixed(2)} | ${peakMb.toFixed(0)} | ${((peakMb - idle) / mb).toFixed(1)}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Row {
  readonly mb: number;
  readonly ms: number;
  readonly peakMb: number;
}

function measureIn(args: readonly string[]): Row {
  const node = ['--conditions=verso-source', import.meta.filename, ...args];
  return JSON.parse(execFileSync(process.execPath, node, { encoding: 'utf8' }));
}

/** The document with its body, all but the last section, standing `count` times. */
function repeatBody(pkg: DocxPackage, count: number): Uint8Array {
  const tree = pkg.xml(pkg.mainPart);
  const body = tree.child(tree.root, 'w:body');
  const section = [...tree.elements(body)].at(-1)!;
  const { text } = tree;
  const inner = text.slice(tree.openEnd[body]!, tree.start[section]!);
  const whole = text.slice(0, tree.openEnd[body]!) + inner.repeat(count) + text.slice(tree.start[section]!);
  return rewritePackage(pkg, new Map([[pkg.mainPart, Buffer.from(whole)]]));
}

/** Three rounds in a warm process for small documents, one for large ones: the best time, and the peak of all. */
function measureOne(file: string): Row {
  const bytes = new Uint8Array(readFileSync(file));
  let ms = Number.POSITIVE_INFINITY;
  let size = 0;
  for (let round = 0; round < 3 && size < 5e7; round++) {
    const from = performance.now();
    size = translate(bytes);
    ms = Math.min(ms, performance.now() - from);
  }
  return { mb: size / 1e6, ms, peakMb: process.resourceUsage().maxRSS / 1024 };
}

/** Takes the document through the engine; returns the bytes of its document.xml. */
function translate(bytes: Uint8Array): number {
  const { package: pkg, findings } = openPackage(bytes, { limits });
  if (!pkg) throw new Error(findings[0]?.message);
  const { document, blocks, segments } = extractSegments(pkg, defaultContentOptions, 'en');
  const targets = new Map<string, InlineText>();
  for (const { id, source } of segments)
    targets.set(id, pseudoTranslate(source, { expansion: 0, brackets: false }));
  const assembled = assembleTranslation({
    document,
    source: languageInfo('en')!,
    target: languageInfo('de')!,
    targetOf: (block) => joinSegments(block, blocks.get(block.id)!, targets),
  });
  if (!assembled.bytes) throw new Error(assembled.findings[0]?.message);
  return pkg.part(pkg.mainPart)!.entry.size;
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined) await measureScaling();
  else if (file === 'idle')
    console.log(JSON.stringify({ mb: 0, ms: 0, peakMb: process.resourceUsage().maxRSS / 1024 }));
  else console.log(JSON.stringify(measureOne(file)));
}
