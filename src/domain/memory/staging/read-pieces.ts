import type { Finding } from '#engine/findings';
import { plainText } from '#engine/inline';
import { readTmx, type TmxAccount, type TmxUnit } from '#engine/interchange/tmx';
import { type ReadPair, readPairs, type WantedPairs } from './read-pairs.ts';

/** Units that are prepared before the answers of the database are looked after again. */
const unitsOfPiece = 25;
const findingsOfCode = 5;
const mostFindings = 50;

/** A few units of a file, in its order: what is read of them is let go of before the next are read. */
export interface Piece {
  readonly pairs: readonly ReadPair[];
  /** Pairs of the units that are done with. */
  readonly known: readonly ReadPair[];
  /** Reasons, one for each pair that there should be. */
  readonly unusable: readonly string[];
  /** Of all texts, as the file spells them. */
  readonly languages: readonly string[];
  /** Units of the file up to here. */
  readonly units: number;
  /** Of the pairs. */
  readonly characters: number;
}

/** What reading a file to its end came to. */
export interface ReadEnd {
  readonly account: Pick<TmxAccount, 'isComplete' | 'skipped'>;
  /** The first of each code. */
  readonly findings: readonly Finding[];
}

/** Reads a file piece by piece, `done` units of which are done with; at last what it came to. */
export async function* readPieces(
  content: AsyncIterable<Uint8Array>,
  wanted: Omit<WantedPairs, 'sourceLanguage'>,
  done: number,
): AsyncGenerator<Piece | ReadEnd> {
  let open = new OpenPiece(0, done);
  let sourceLanguage: string | undefined;
  const findings = new Map<string, Finding[]>();
  for await (const part of readTmx(content)) {
    if (part.kind === 'header') ({ sourceLanguage } = part.header);
    if (part.kind === 'findings') for (const finding of part.findings) keep(findings, finding);
    if (part.kind === 'units')
      for (const unit of part.units) {
        open.add(unit, { ...wanted, sourceLanguage });
        if (open.units % unitsOfPiece > 0) continue;
        yield open;
        open = new OpenPiece(open.units, done);
      }
    if (part.kind !== 'account') continue;
    yield open;
    yield { account: part.account, findings: [...findings.values()].flat().slice(0, mostFindings) };
  }
}

function keep(findings: Map<string, Finding[]>, finding: Finding): void {
  const known = findings.get(finding.code) ?? [];
  if (known.length < findingsOfCode) findings.set(finding.code, [...known, finding]);
}

class OpenPiece implements Piece {
  readonly pairs: ReadPair[] = [];
  readonly known: ReadPair[] = [];
  readonly unusable: string[] = [];
  readonly languages: string[] = [];
  units: number;
  characters = 0;
  private readonly done: number;

  constructor(units: number, done: number) {
    this.units = units;
    this.done = done;
  }

  add(unit: TmxUnit, wanted: WantedPairs): void {
    this.units++;
    const { pairs, unusable } = readPairs(unit, wanted);
    if (this.units <= this.done) {
      this.known.push(...pairs);
      return;
    }
    for (const { language } of unit.variants) this.languages.push(language);
    this.unusable.push(...unusable);
    for (const pair of pairs) {
      this.pairs.push(pair);
      this.characters += plainText(pair.unit.source).length + plainText(pair.unit.target).length;
    }
  }
}
