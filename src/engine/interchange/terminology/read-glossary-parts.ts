import type { Finding } from '#engine/findings';
import type { Concept } from '#engine/glossary';
import { readTableParts } from '#engine/interchange/csv';
import { readTbxParts } from '#engine/interchange/tbx';
import { terminologyFinding } from './findings.ts';
import { formatOf, type GlossaryFormat, type ReadGlossaryOptions } from './read-glossary.ts';

/** A concept as its file has it. */
export interface ReadConcept {
  /** Its id is empty where the file gives none; a later one may have the same. */
  readonly concept: Concept;
  /** `line 12`. */
  readonly place: string;
  /** Rows of a table; 1 in TBX. */
  readonly entries: number;
  /** Codes of the findings on it. */
  readonly codes: readonly string[];
}

/** Entries of a file of which nothing can be made. */
export interface UnreadEntry {
  readonly place: string;
  /** Code of the finding that says why. */
  readonly code: string;
}

/** Some concepts of a file, in its order. */
export interface GlossaryPart {
  readonly concepts: readonly ReadConcept[];
  readonly unread: readonly UnreadEntry[];
}

/** What a file came to; where a finding is an error, what came before it is not to be used. */
export interface GlossaryEnd {
  readonly format: GlossaryFormat | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Reads a glossary file of any size, in memory that does not grow with it: TBX where it begins like XML, whatever it is
 * called, else a table. Ends with a `GlossaryEnd`. Throws only what `open` throws.
 *
 * @param open gives the bytes from the start; a table is read twice
 */
export async function* readGlossaryParts(
  name: string,
  open: () => AsyncIterable<Uint8Array>,
  languages: ReadGlossaryOptions = {},
): AsyncGenerator<GlossaryPart | GlossaryEnd> {
  const format = formatOf(name, await firstBytes(open()));
  if (format === 'tbx')
    for await (const part of readTbxParts(open())) {
      if ('findings' in part) yield { format, findings: part.findings };
      else
        yield {
          concepts: part.concepts.map(({ concept, line, codes }) => {
            return { concept, place: `line ${line}`, entries: 1, codes };
          }),
          unread: part.unreadable.map(({ line, code }) => ({ place: `line ${line}`, code })),
        };
    }
  else if (format === 'csv')
    for await (const part of readTableParts(open, languages)) {
      if ('findings' in part) yield { format, findings: part.findings };
      else
        yield {
          concepts: part.concepts.map(({ concept, line, rows, codes }) => {
            return { concept, place: `line ${line}`, entries: rows, codes };
          }),
          unread: part.empty.map((line) => ({ place: `line ${line}`, code: 'csv-no-term' })),
        };
    }
  else yield { format, findings: [terminologyFinding('glossary-format', { detail: name.slice(0, 80) })] };
}

async function firstBytes(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  let head = Buffer.alloc(0);
  for await (const chunk of chunks) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= 200) break;
  }
  return head;
}
