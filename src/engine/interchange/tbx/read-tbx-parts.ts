import { parseXml, XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import type { Concept } from '#engine/glossary';
import { decodeMarkup } from '#engine/interchange/markup';
import { EntrySplitter, type EntryText } from './entry-splitter.ts';
import { tbxFinding } from './findings.ts';
import { readConcept } from './read-concept.ts';
import { readTbxText } from './read-tbx.ts';
import { childElements, tbxElement } from './tbx-element.ts';

/** A concept of a TBX file. */
export interface TbxConcept {
  /** Its id is empty where the file gives none, and may come again. */
  readonly concept: Concept;
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** Codes of the findings on it. */
  readonly codes: readonly string[];
}

export interface TbxPart {
  readonly concepts: readonly TbxConcept[];
  /** Concepts that cannot be read, by the code of the finding that says why. */
  readonly unreadable: readonly { readonly line: number; readonly code: string }[];
}

/** What a file came to. */
export interface TbxEnd {
  readonly findings: readonly Finding[];
}

const findingsOfCode = 50;

/**
 * The concepts of a TBX file of any size, as `readTbx` reads them, in memory that does not grow with it; at last the
 * findings. A concept that is not well-formed is left out; the file itself is judged at its end, so concepts may come
 * before an error.
 */
export async function* readTbxParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TbxPart | TbxEnd> {
  const reading = new TbxReading();
  for await (const { text, isInvalid, isLast } of decodeMarkup(chunks)) {
    if (isInvalid) return yield { findings: [tbxFinding('tbx-encoding')] };
    yield reading.read(text, isLast);
    if (reading.isOver) return yield { findings: [tbxFinding('tbx-too-large')] };
  }
  yield { findings: reading.finish() };
}

class TbxReading {
  private readonly splitter = new EntrySplitter();
  private readonly findings: Finding[] = [];
  private readonly counts = new Map<string, number>();
  private hasTerms = false;

  get isOver(): boolean {
    return this.splitter.isOver;
  }

  read(text: string, isLast: boolean): TbxPart {
    const concepts: TbxConcept[] = [];
    const unreadable: { line: number; code: string }[] = [];
    for (const entry of this.splitter.push(text, isLast)) {
      const read = this.readEntry(entry);
      if (typeof read === 'string') unreadable.push({ line: entry.line, code: read });
      else concepts.push(read);
    }
    return { concepts, unreadable };
  }

  finish(): Finding[] {
    const { findings } = readTbxText(this.splitter.rest, '', this.splitter.gaps);
    // Of the concepts themselves, which are no part of it.
    for (const finding of findings) if (finding.code !== 'tbx-empty') this.findings.push(finding);
    if (!this.hasTerms) this.add(tbxFinding('tbx-empty'));
    return this.findings;
  }

  private readEntry({ markup, line, declarations, isTooLong }: EntryText): TbxConcept | string {
    if (isTooLong) return this.leaveOut('tbx-entry-too-large', line);
    const tree = parseXml(`<tbx${declarations}>${markup}</tbx>`);
    if (!(tree instanceof XmlTree)) return this.leaveOut('tbx-entry-unreadable', line);
    const findings: Finding[] = [];
    const placeOf = (): string => `line ${line}`;
    const [entry] = childElements(tree, tbxElement(tree, tree.root));
    const concept = readConcept({ tree, placeOf, findings }, entry!);
    for (const finding of findings) this.add(finding);
    this.hasTerms ||= concept.terms.length > 0;
    return { concept, line, codes: [...new Set(findings.map(({ code }) => code))] };
  }

  private leaveOut(code: 'tbx-entry-too-large' | 'tbx-entry-unreadable', line: number): string {
    this.add(tbxFinding(code, { place: `line ${line}` }));
    return code;
  }

  private add(finding: Finding): void {
    const count = (this.counts.get(finding.code) ?? 0) + 1;
    this.counts.set(finding.code, count);
    if (count <= findingsOfCode) this.findings.push(finding);
  }
}
