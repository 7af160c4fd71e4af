import { inflateRawSync } from 'node:zlib';
import { defaultContentOptions } from '#engine/docx/extract';
import { languageInfo } from '#engine/docx/language';
import { openPackage } from '#engine/docx/package';
import { parseXml } from '#engine/docx/xml';
import type { InlineText } from '#engine/inline';
import { assembleTranslation } from '#pipeline/assembly';
import { extractSegments, joinSegments } from '#pipeline/extraction';
import { pseudoTranslate } from '#platform/providers';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';

const rounds = 15;

/** The handbook of 872 pages (5.3 MB of document.xml) taken apart and put together again, step by step. */
export async function measureEngine(): Promise<void> {
  if (!hasCorpus) return console.log(`engine: ${corpusMissing}`);
  const bytes = listCorpus('docx/valid')
    .find(({ name }) => name === 'unstr-handbook-872p.docx')!
    .read();
  const text = new TextDecoder().decode(openPackage(bytes).package!.read('/word/document.xml'));
  const packed = packedPart(bytes);
  const source = languageInfo('en')!;
  const target = languageInfo('de')!;
  const times = new Map<string, number[]>();
  const timed = <T>(step: string, work: () => T): T => {
    const start = performance.now();
    const result = work();
    const list = times.get(step) ?? [];
    list.push(performance.now() - start);
    times.set(step, list);
    return result;
  };
  for (let round = 0; round < rounds; round++) {
    timed('baseline: inflate document.xml', () => inflateRawSync(packed));
    timed('baseline: bare scan for <', () => countTags(text));
    timed('parse document.xml', () => parseXml(text));
    const whole = performance.now();
    const pkg = timed('open (inflate, check, parse)', () => openPackage(bytes).package!);
    const extraction = timed('extract and segment', () => extractSegments(pkg, defaultContentOptions, 'en'));
    const opened = performance.now() - whole;
    const targets = new Map<string, InlineText>(
      extraction.segments.map((s) => [s.id, pseudoTranslate(s.source)]),
    );
    const assembly = performance.now();
    timed('assemble (splice, deflate)', () =>
      assembleTranslation({
        document: extraction.document,
        source,
        target,
        targetOf: (block) => joinSegments(block, extraction.blocks.get(block.id)!, targets),
      }),
    );
    const all = times.get('engine, all of it') ?? [];
    all.push(opened + performance.now() - assembly);
    times.set('engine, all of it', all);
  }
  const inflate = median(times.get('baseline: inflate document.xml')!);
  console.log('step | first ms | median ms | best ms | median / inflating document.xml');
  for (const [step, list] of times) {
    console.log(
      `${step} | ${list[0]!.toFixed(0)} | ${median(list).toFixed(0)} | ${Math.min(...list).toFixed(0)} | ${(median(list) / inflate).toFixed(1)}`,
    );
  }
}

function packedPart(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes);
  const name = Buffer.from('word/document.xml');
  let header = -1;
  for (let at = buffer.indexOf('PK\x01\x02'); at !== -1; at = buffer.indexOf('PK\x01\x02', at + 4)) {
    if (buffer.subarray(at + 46, at + 46 + name.length).equals(name)) header = at;
  }
  const local = buffer.readUInt32LE(header + 42);
  const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
  return buffer.subarray(start, start + buffer.readUInt32LE(header + 20));
}

function countTags(text: string): number {
  let count = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) count++;
  return count;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

if (import.meta.main) await measureEngine();
