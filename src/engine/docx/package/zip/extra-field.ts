import { WIDE, zip64ExtraId } from './archive.ts';
import { wideNumber } from './end-record.ts';
import { fail } from './fault.ts';

/** 32-bit fields of a header that may refer to the ZIP64 extra field, in the order it lists them (APPNOTE 4.5.3). */
export interface WideField {
  /** Offset of the 32-bit field. */
  readonly at: number;
  /** Its value, from the extra field where the 32-bit one refers there. */
  readonly value: number;
  /** Offset of the 64-bit value in the extra field, if the 32-bit field refers there. */
  readonly wideAt: number | undefined;
}

/** Reads 32-bit fields at `offsets` together with the ZIP64 extra field between `from` and `to`. */
export function readWideFields(
  bytes: Buffer,
  offsets: readonly number[],
  from: number,
  to: number,
): WideField[] {
  let extra: { at: number; end: number } | undefined;
  return offsets.map((at) => {
    const narrow = bytes.readUInt32LE(at);
    if (narrow !== WIDE) return { at, value: narrow, wideAt: undefined };
    extra ??= findExtra(bytes, from, to);
    const wideAt = extra.at;
    if (wideAt + 8 > extra.end) return fail('zip-damaged', 'a ZIP64 field is too short');
    extra.at += 8;
    return { at, value: wideNumber(bytes, wideAt), wideAt };
  });
}

function findExtra(bytes: Buffer, from: number, to: number): { at: number; end: number } {
  for (let at = from; at + 4 <= to; ) {
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    if (end > to) break;
    if (bytes.readUInt16LE(at) === zip64ExtraId) return { at: at + 4, end };
    at = end;
  }
  return fail('zip-damaged', 'a ZIP64 field is missing');
}
