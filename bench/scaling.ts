import { execFileSync } from 'node:child_process';
import { buildDocx } from '#test/docx-builder';
import { defaultContentOptions } from '#engine/docx/extract';
import { languageInfo } from '#engine/docx/language';
import { openPackage } from '#engine/docx/package';
import type { InlineText } from '#engine/inline';
import { assembleTranslation } from '#pipeline/assembly';
import { extractSegments, joinSegments } from '#pipeline/extraction';
import { pseudoTranslate } from '#platform/providers';

const sizes = [1, 10, 30, 100];
const limits = { fileBytes: 2 ** 30, partBytes: 2 ** 30, totalBytes: 2 ** 31, xmlBytes: 2 ** 30, ratio: 100_000, xml: { depth: 512, nodes: 50_000_000 } };

/** Time and peak memory against the size of document.xml, each size in a process of its own. */
export async function measureScaling(): Promise<void> {
  console.log('MB of XML | ms (best of 3) | ms a MB | against the 10 MB rate | peak memory MB | of which before | peak / part');
  const rows = sizes.map((size) => JSON.parse(execFileSync(process.execPath, ['--conditions=source', '--max-old-space-size=6000', import.meta.filename, String(size)], { encoding: 'utf8', maxBuffer: 2 ** 24 })) as Row);
  const rate = rows[1]!.ms / rows[1]!.mb;
  for (const { mb, ms, peakMb, startMb } of rows) {
    console.log(`${mb.toFixed(1)} | ${ms.toFixed(0)} | ${(ms / mb).toFixed(1)} | ${(ms / mb / rate).toFixed(2)} | ${peakMb.toFixed(0)} | ${startMb.toFixed(0)} | ${((peakMb - startMb) / mb).toFixed(1)}`);
  }
}

interface Row {
  readonly mb: number;
  readonly ms: number;
  readonly startMb: number;
  readonly peakMb: number;
}

function measureOne(megabytes: number): Row {
  const bytes = buildDocx({ body: makeBody(megabytes * 1e6) });
  const start = process.resourceUsage().maxRSS / 1024;
  let ms = Number.POSITIVE_INFINITY;
  let part = 0;
  for (let round = 0; round < (megabytes > 50 ? 1 : 3); round++) {
    const from = performance.now();
    const { package: pkg, findings } = openPackage(bytes, { limits });
    if (!pkg) throw new Error(findings[0]?.message);
    const { document, blocks, segments } = extractSegments(pkg, defaultContentOptions, 'en');
    const targets = new Map<string, InlineText>(segments.map(({ id, source }) => [id, pseudoTranslate(source, { expansion: 0 })]));
    const assembled = assembleTranslation({
      document,
      source: languageInfo('en')!,
      target: languageInfo('de')!,
      targetOf: (block) => joinSegments(block, blocks.get(block.id)!, targets),
    });
    if (!assembled.bytes) throw new Error('not assembled');
    ms = Math.min(ms, performance.now() - from);
    part = pkg.part('/word/document.xml')!.entry.size;
  }
  return { mb: part / 1e6, ms, startMb: start, peakMb: process.resourceUsage().maxRSS / 1024 };
}

/** Paragraphs as Word writes them: revision ids, direct formatting, a bold phrase in every third one. */
function makeBody(length: number): string {
  const parts: string[] = [];
  let size = 0;
  for (let n = 0; size < length; n++) {
    const bold = n % 3 === 0 ? `<w:r w:rsidRPr="00${n % 97}"><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">clause ${n} </w:t></w:r>` : '';
    const paragraph = `<w:p w:rsidR="00AB${n % 89}" w:rsidRDefault="00CD${n % 71}"><w:pPr><w:pStyle w:val="BodyText"/><w:spacing w:after="120"/></w:pPr><w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">The parties to agreement ${n} declare that they have read it. </w:t></w:r>${bold}<w:r><w:t>Neither may assign rights under section ${n % 40} without consent.</w:t></w:r></w:p>`;
    parts.push(paragraph);
    size += paragraph.length;
  }
  return parts.join('');
}

if (import.meta.main) {
  const size = Number(process.argv[2]);
  if (size > 0) console.log(JSON.stringify(measureOne(size)));
  else await measureScaling();
}
