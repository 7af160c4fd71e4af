import { keyText } from '#engine/matching';
import { newId, storableJson, storableText } from '#platform/database';
import { encodeUnit, hashOfKey, type NewUnit, targetHashOf } from './unit-json.ts';

export interface UnitToWrite extends NewUnit {
  /** A UUID; a new one by default. Ids of later units are to sort behind those of earlier ones, as `newId` makes them. */
  readonly id?: string;
  /** The segment of the run that it was learned from. */
  readonly segmentId?: string;
}

/** A unit made ready to be written, which needs no database. */
export interface PreparedUnit {
  readonly id: string;
  /** Hexadecimal. */
  readonly sourceHash: string;
  readonly targetHash: string;
  readonly segmentId: string | null;
  readonly structuralId: string | null;
  /** As its row keeps it. */
  readonly json: string;
  /** Normalised plain text of its source. */
  readonly text: string;
}

export function prepareUnit({ id = newId(), segmentId, structuralId, ...unit }: UnitToWrite): PreparedUnit {
  const key = keyText(unit.source);
  return {
    id,
    sourceHash: hashOfKey(key),
    targetHash: targetHashOf(unit.target),
    segmentId: segmentId ?? null,
    structuralId: structuralId === undefined ? null : storableText(structuralId),
    json: storableJson(encodeUnit(unit)),
    text: storableText(key),
  };
}
