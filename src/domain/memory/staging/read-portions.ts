import type { Finding } from '#engine/findings';
import { plainText } from '#engine/inline';
import { readTmx, type TmxAccount, type TmxUnit } from '#engine/interchange/tmx';
import { type ReadPair, readPairs, type WantedPairs } from './read-pairs.ts';

/** Pairs written in one transaction, and characters, lest a file of huge units fills the memory. */
const mostPairs = 2000;
const mostCharacters = 2_000_000;
const findingsOfCode = 5;
const mostFindings = 50;

/** Some units of a file, in its order. */
export interface Portion {
  readonly pairs: readonly ReadPair[];
  /** Pairs of the units that are done with. */
  readonly known: readonly ReadPair[];
  /** Reasons, one for each pair that there should be. */
  readonly unusable: readonly string[];
  /** Of all texts, as the file spells them. */
  readonly languages: readonly string[];
  /** Units of the file up to here. */
  readonly units: number;
}

/** What reading a file to its end came to. */
export interface ReadEnd {
  readonly account: Pick<TmxAccount, 'isComplete' | 'skipped'>;
  /** The first of each code. */
  readonly findings: readonly Finding[];
}

/** Reads a file in portions, `done` units of which are done with; at last what it came to. */
export async function* readPortions(
  content: AsyncIterable<Uint8Array>,
  wanted: Omit<WantedPairs, 'sourceLanguage'>,
  done: number,
): AsyncGenerator<Portion | ReadEnd> {
  let open = new OpenPortion(0, done);
  let sourceLanguage: string | undefined;
  const findings = new Map<string, Finding[]>();
  for await (const part of readTmx(content)) {
    if (part.kind === 'header') ({ sourceLanguage } = part.header);
    if (part.kind === 'findings') for (const finding of part.findings) keep(findings, finding);
    if (part.kind === 'units')
      for (const unit of part.units) {
        open.add(unit, { ...wanted, sourceLanguage });
        if (!open.isFull) continue;
        yield open;
        open = new OpenPortion(open.units, done);
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

class OpenPortion implements Portion {
  readonly pairs: ReadPair[] = [];
  readonly known: ReadPair[] = [];
  readonly unusable: string[] = [];
  readonly languages: string[] = [];
  units: number;
  private readonly done: number;
  private texts = 0;
  private characters = 0;

  constructor(units: number, done: number) {
    this.units = units;
    this.done = done;
  }

  get isFull(): boolean {
    const { pairs, known, texts, characters } = this;
    return pairs.length + known.length >= mostPairs || texts >= 4 * mostPairs || characters > mostCharacters;
  }

  add(unit: TmxUnit, wanted: WantedPairs): void {
    this.units++;
    this.texts += unit.variants.length;
    const { pairs, unusable } = readPairs(unit, wanted);
    if (this.units <= this.done) this.known.push(...pairs);
    else {
      for (const { language } of unit.variants) this.languages.push(language);
      this.unusable.push(...unusable);
      this.pairs.push(...pairs);
    }
    for (const { unit: pair } of pairs)
      this.characters += plainText(pair.source).length + plainText(pair.target).length;
  }
}
