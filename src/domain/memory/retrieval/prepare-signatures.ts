import { BinaryArray } from '#platform/database/arrays';
import type { SignatureRow } from './make-signatures.ts';

/** Signatures of units of one book that wait to be written with them, column by column. */
export class PreparedSignatures {
  /** The unit of each. */
  readonly units: { readonly id: string }[] = [];
  readonly columns = {
    ids: new BinaryArray('uuid'),
    orders: new BinaryArray('int4'),
    weights: new BinaryArray('int4'),
    sources: new BinaryArray('text'),
    words: new BinaryArray('varbit'),
    /** How many keys there are before its own, and with them. */
    keysBefore: new BinaryArray('int4'),
    keysBehind: new BinaryArray('int4'),
  };
  /** Of all signatures. */
  readonly keys = new BinaryArray('int4');

  add(rows: readonly SignatureRow[]): void {
    const { columns, keys } = this;
    for (const row of rows) {
      this.units.push({ id: row.id });
      columns.ids.addUuid(row.id);
      columns.orders.addInteger(row.order);
      columns.weights.addInteger(row.weight);
      columns.sources.addText(row.source);
      columns.words.addBits(row.words);
      columns.keysBefore.addInteger(keys.length);
      for (const key of row.keys) keys.addInteger(key);
      columns.keysBehind.addInteger(keys.length);
    }
  }
}
