import type { Finding } from '#engine/findings';
import {
  readTmx,
  type TmxAccount,
  type TmxHeader,
  type TmxPart,
  type TmxUnit,
  writeTmx,
} from '#engine/interchange/tmx';

/** All that a TMX file gives, units without their places. */
export interface CollectedTmx {
  readonly kinds: readonly TmxPart['kind'][];
  readonly header: TmxHeader | undefined;
  readonly units: readonly TmxUnit[];
  readonly findings: readonly Finding[];
  readonly account: TmxAccount;
}

/** Reads a whole TMX file; `pieces` are its bytes in order. */
export async function collectTmx(pieces: Iterable<Uint8Array>): Promise<CollectedTmx> {
  const kinds: TmxPart['kind'][] = [];
  let header: TmxHeader | undefined;
  const units: TmxUnit[] = [];
  const findings: Finding[] = [];
  let account: TmxAccount | undefined;
  for await (const part of readTmx(pieces)) {
    kinds.push(part.kind);
    if (part.kind === 'header') header = part.header;
    else if (part.kind === 'units') units.push(...part.units.map(withoutPlace));
    else if (part.kind === 'findings') findings.push(...part.findings);
    else account = part.account;
  }
  return { kinds, header, units, findings, account: account! };
}

export function readTmxText(text: string): Promise<CollectedTmx> {
  return collectTmx([Buffer.from(text)]);
}

export function tmxText(header: TmxHeader, units: Iterable<TmxUnit>): string {
  return [...writeTmx(header, units)].join('');
}

/** A file of TMX 1.4 around units as XML. */
export function tmxAround(body: string): string {
  const header =
    '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="xml"/>';
  return `<?xml version="1.0"?>\n<tmx version="1.4">${header}<body>\n${body}\n</body></tmx>`;
}

function withoutPlace({ line: _line, column: _column, ...unit }: TmxUnit): TmxUnit {
  return unit;
}
