import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTmxWriter, readTmx, type TmxHeader, type TmxUnit } from '#engine/interchange/tmx';

/** Size of the file, in MB. */
const size = Number(process.env.VERSO_BENCH_TMX_MB ?? 60);
const rounds = size > 200 ? 1 : 3;

interface Row {
  readonly ms: number;
  /** Time of all threads on a processor, collecting garbage included. */
  readonly processorMs: number;
  readonly peakMb: number;
  readonly count: number;
}

/** Speed and peak memory of reading a TMX file from disk, each in a process of its own, against decoding alone. */
export async function measureTmx(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'verso-bench-'));
  try {
    const file = join(folder, 'memory.tmx');
    const units = writeFile(file, size * 1e6);
    const mb = statSync(file).size / 1e6;
    console.log(`${mb.toFixed(0)} MB, ${units} units of two languages, one in five with codes`);
    const idle = measureIn('idle', file).peakMb;
    console.log(`a process that loads the reader and does nothing: ${idle.toFixed(0)} MB`);
    console.log('what | MB/s | MB/s of processor time | peak MB | above idle | against the baseline');
    let baseline = 0;
    for (const what of ['baseline', 'read', 'copy'] as const) {
      const { ms, processorMs, peakMb, count } = measureIn(what, file);
      baseline ||= ms;
      console.log(
        `${what} | ${((mb / ms) * 1000).toFixed(1)} | ${((mb / processorMs) * 1000).toFixed(1)} | ${peakMb.toFixed(0)} | ` +
          `${(peakMb - idle).toFixed(0)} | ${(ms / baseline).toFixed(1)}`,
      );
      if (what !== 'baseline' && count !== units) throw new Error(`${count} units of ${units} were read`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureIn(what: string, file: string): Row {
  const node = ['--conditions=verso-source', import.meta.filename, what, file];
  return JSON.parse(execFileSync(process.execPath, node, { encoding: 'utf8' }));
}

const tasks: Readonly<Record<string, (file: string) => Promise<number>>> = {
  idle: async () => 0,
  baseline: countTags,
  read: countUnits,
  copy: copyUnits,
};

async function measureOne(what: string, file: string): Promise<Row> {
  let row: Row = { ms: Number.POSITIVE_INFINITY, processorMs: 0, peakMb: 0, count: 0 };
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    const before = process.cpuUsage();
    const count = await tasks[what]!(file);
    const ms = performance.now() - from;
    const { user, system } = process.cpuUsage(before);
    if (ms < row.ms) row = { ms, processorMs: (user + system) / 1000, peakMb: 0, count };
  }
  return { ...row, peakMb: process.resourceUsage().maxRSS / 1024 };
}

/** What reading cannot do without: decode the file and look at every `<`. */
async function countTags(file: string): Promise<number> {
  const decoder = new TextDecoder();
  let count = 0;
  for await (const chunk of createReadStream(file)) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true });
    for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) count++;
  }
  return count;
}

async function countUnits(file: string): Promise<number> {
  let count = 0;
  for await (const part of readTmx(createReadStream(file))) {
    if (part.kind === 'units') count += part.units.length;
  }
  return count;
}

/** Reads the file and writes it again. */
async function copyUnits(file: string): Promise<number> {
  const output = createWriteStream(`${file}.copy`);
  let write: ((units: readonly TmxUnit[]) => string) | undefined;
  let count = 0;
  const start = (header: TmxHeader) => {
    const writer = createTmxWriter(header);
    output.write(writer.head);
    return (units: readonly TmxUnit[]) => units.map((unit) => writer.unit(unit)).join('');
  };
  for await (const part of readTmx(createReadStream(file))) {
    if (part.kind === 'header') write = start(part.header);
    if (part.kind !== 'units') continue;
    count += part.units.length;
    if (!output.write(write!(part.units))) await once(output, 'drain');
  }
  output.end();
  await once(output, 'close');
  return count;
}

const words =
  'the contract ends on Décembre unless either party gives notice of three months before its term élevé où prix größer Straße maintenance valve'.split(
    ' ',
  );

/** A memory as tools export it: indented, with dates, authors, props and every fifth unit with codes. */
function writeFile(file: string, bytes: number): number {
  const descriptor = openSync(file, 'w');
  let written = writeSync(
    descriptor,
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n  <header creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="bench" adminlang="en" srclang="en-US" datatype="xml"/>\n  <body>\n',
  );
  let units = 0;
  while (written < bytes) {
    let batch = '';
    for (let count = 0; count < 200; count++) batch += unitText(units++);
    written += writeSync(descriptor, batch);
  }
  writeSync(descriptor, '  </body>\n</tmx>\n');
  closeSync(descriptor);
  return units;
}

function unitText(number: number): string {
  const text = (seed: number) => {
    const length = 6 + ((number * 7 + seed) % 14);
    const some = Array.from(
      { length },
      (_, index) => words[(number * 31 + index * (7 + seed)) % words.length],
    );
    if (number % 5 === 0)
      some[2] = `<bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>${some[2]}<ept i="1">&lt;/b&gt;</ept>`;
    return `${some.join(' ')} ${number} &amp; more.`;
  };
  const second = `${number % 60}`.padStart(2, '0');
  return `    <tu tuid="${number}" creationdate="20240131T2359${second}Z" creationid="anna" changedate="20240201T1000${second}Z" changeid="ben" usagecount="${number % 9}">
      <prop type="x-document">manual-${number % 40}.docx</prop>
      <tuv xml:lang="en-US">
        <seg>${text(1)}</seg>
      </tuv>
      <tuv xml:lang="fr-FR">
        <seg>${text(2)}</seg>
      </tuv>
    </tu>
`;
}

if (import.meta.main) {
  const [what, file] = process.argv.slice(2);
  if (what === undefined) await measureTmx();
  else console.log(JSON.stringify(await measureOne(what, file!)));
}
