import { keyText } from '#engine/matching';
import { newId, storableJson, storableText } from '#platform/database';
import { BinaryArray } from '#platform/database/arrays';
import { encodeUnit, hashOfKey, type NewUnit, targetHashOf } from './unit-json.ts';

export interface UnitToWrite extends NewUnit {
  /** A UUID; a new one by default. Ids of later units are to sort behind those of earlier ones, as `newId` makes them. */
  readonly id?: string;
  /** The segment of the run that it was learned from. */
  readonly segmentId?: string;
}

/** What is still known of a unit that waits to be written. */
export interface PreparedUnit {
  readonly id: string;
  /** Hexadecimal. */
  readonly sourceHash: string;
  readonly targetHash: string;
  /** Normalised plain text of its source. */
  readonly text: string;
}

/** Units made ready to be written, which needs no database: column by column, as few objects as can be. */
export class PreparedUnits {
  readonly units: PreparedUnit[] = [];
  readonly columns = {
    ids: new BinaryArray('uuid'),
    sourceHashes: new BinaryArray('bytea'),
    targetHashes: new BinaryArray('bytea'),
    segmentIds: new BinaryArray('text'),
    structuralIds: new BinaryArray('text'),
    units: new BinaryArray('jsonb'),
  };

  /** Forgets all units and keeps their room for others. */
  clear(): void {
    this.units.length = 0;
    for (const column of Object.values(this.columns)) column.clear();
  }

  add(unit: UnitToWrite): PreparedUnit {
    const { id = newId(), segmentId, structuralId } = unit;
    const key = keyText(unit.source);
    const sourceHash = hashOfKey(key);
    const prepared = { id, sourceHash, targetHash: targetHashOf(unit.target), text: storableText(key) };
    const { columns } = this;
    columns.ids.addUuid(id);
    columns.sourceHashes.addHex(prepared.sourceHash);
    columns.targetHashes.addHex(prepared.targetHash);
    addText(columns.segmentIds, segmentId);
    addText(columns.structuralIds, structuralId);
    columns.units.addText(storableJson(encodeUnit(unit)));
    this.units.push(prepared);
    return prepared;
  }
}

function addText(column: BinaryArray, text: string | undefined): void {
  if (text === undefined) column.addNull();
  else column.addText(storableText(text));
}
