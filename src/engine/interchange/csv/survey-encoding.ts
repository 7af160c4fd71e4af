import type { Finding } from '#engine/findings';
import { csvFinding } from './findings.ts';

/** How the bytes of a table spell its characters. */
export interface TableEncoding {
  /** Label of the WHATWG Encoding Standard. */
  readonly label: string;
  readonly findings: readonly Finding[];
}

/** More than one NUL among so many characters is no slip of the program that wrote a table: it is no text. */
const rare = 200;
const headLength = 512;

/**
 * Finds out how a table is encoded, in one pass over its bytes: by byte order mark, by the shape of UTF-16, by a magic
 * comment (`-*- coding: utf-8 -*-`, as OmegaT has it), as UTF-8, else as Windows-1252 with a finding. Memory is that of a
 * chunk. Call `add` for the chunks in order, then `finish`.
 */
export class EncodingSurvey {
  private head = new Uint8Array(0);
  private length = 0;
  private candidates: Trial[] | undefined;

  add(chunk: Uint8Array): void {
    this.length += chunk.length;
    if (this.candidates) for (const trial of this.candidates) trial.add(chunk);
    else {
      this.head = concat(this.head, chunk);
      if (this.head.length >= headLength) this.start();
    }
  }

  /** An error where it is no text. */
  finish(): TableEncoding | Finding {
    if (!this.candidates) this.start();
    for (const trial of this.candidates!) trial.end();
    const label = labelOf(this.head);
    // UTF-16 has an even number of bytes; what only looks like it has not.
    const trials = this.candidates!.filter(
      (trial) => trial.isValid && !(trial.label !== label && isOdd(trial.label, this.length)),
    );
    const [chosen] = trials;
    const isPacked =
      this.head[0] === 0x50 && this.head[1] === 0x4b && this.head[2] === 3 && this.head[3] === 4;
    if (isPacked || chosen!.nuls * rare > chosen!.characters) return csvFinding('csv-not-text');
    const findings: Finding[] = [];
    if (chosen!.label === fallback)
      findings.push(csvFinding('csv-encoding', { detail: `not valid ${label}` }));
    if (chosen!.nuls > 0) findings.push(csvFinding('csv-nul', { place: `line ${chosen!.nulLine}` }));
    return { label: chosen!.label, findings };
  }

  private start(): void {
    const { head } = this;
    const labels = new Set([utf16Shape(head), magicComment(head), labelOf(head), fallback]);
    this.candidates = [...labels].flatMap((label) => (label === undefined ? [] : trialOf(label)));
    for (const trial of this.candidates) trial.add(head);
  }
}

const fallback = 'windows-1252';
const isOdd = (label: string, length: number): boolean => label.startsWith('utf-16') && length % 2 !== 0;

function concat(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

/** By the byte order mark, else UTF-8. */
function labelOf([a, b]: Uint8Array): string {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
}

/** UTF-16 without a mark has a zero beside each letter of Latin script, on the same side. */
function utf16Shape(head: Uint8Array): string | undefined {
  if (head.length < 4) return undefined;
  const start = head.subarray(0, 400);
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]!++;
  });
  const many = start.length / 5;
  if (zeros[1]! > many && zeros[0] === 0) return 'utf-16le';
  return zeros[0]! > many && zeros[1] === 0 ? 'utf-16be' : undefined;
}

function magicComment(head: Uint8Array): string | undefined {
  const start = String.fromCharCode(...head.subarray(0, 300)).split(/[\r\n]/, 1)[0]!;
  return /^(?:\xEF\xBB\xBF)?#.{0,200}-\*- *coding: *([A-Za-z0-9._-]{1,40}) *-\*-/.exec(start)?.[1];
}

function trialOf(label: string): Trial[] {
  try {
    return [new Trial(label)];
  } catch {
    return [];
  }
}

/** What the bytes are in one encoding. */
class Trial {
  readonly label: string;
  isValid = true;
  characters = 0;
  nuls = 0;
  /** Line of the first NUL, from 1. */
  nulLine = 1;
  private endsInReturn = false;
  private readonly decoder: InstanceType<typeof TextDecoder>;

  constructor(label: string) {
    this.label = label;
    this.decoder = new TextDecoder(label, { fatal: true });
  }

  add(chunk: Uint8Array): void {
    this.decode(chunk, true);
  }

  end(): void {
    this.decode(new Uint8Array(0), false);
  }

  private decode(bytes: Uint8Array, stream: boolean): void {
    if (!this.isValid) return;
    try {
      this.count(this.decoder.decode(bytes, { stream }));
    } catch {
      this.isValid = false;
    }
  }

  private count(text: string): void {
    this.characters += text.length;
    const first = text.indexOf('\0');
    if (this.nuls === 0) this.countLines(first === -1 ? text : text.slice(0, first));
    if (first !== -1) this.nuls += text.split('\0').length - 1;
  }

  private countLines(text: string): void {
    if (text === '') return;
    this.nulLine += text.match(/\r\n|\r|\n/g)?.length ?? 0;
    if (this.endsInReturn && text.startsWith('\n')) this.nulLine--;
    this.endsInReturn = text.endsWith('\r');
  }
}
