import { signatureOfNumbers } from '#engine/matching';
import { BinaryArray } from '#platform/database/arrays';
import { type Signer, scopeOf, type UnitText } from './make-signatures.ts';

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

  /** Forgets all signatures and keeps their room for others. */
  clear(): void {
    this.units.length = 0;
    for (const column of Object.values(this.columns)) column.clear();
    this.keys.clear();
  }

  /** Adds the signatures of a text by each order, as `signTexts` makes them. */
  add({ readNumbers, orders }: Signer, { id, bookId, source }: UnitText): void {
    const tokens = readNumbers(source);
    if (!tokens) return;
    const { columns, keys } = this;
    for (const { id: order, order: frequencies } of orders) {
      const signature = signatureOfNumbers(tokens, frequencies, scopeOf(order, bookId));
      if (!signature) continue;
      this.units.push({ id });
      columns.ids.addUuid(id);
      columns.orders.addInteger(order);
      columns.weights.addInteger(signature.weight);
      columns.sources.addText(source);
      columns.words.addWords(signature.words);
      columns.keysBefore.addInteger(keys.length);
      for (const key of signature.keys) keys.addInteger(key);
      columns.keysBehind.addInteger(keys.length);
    }
  }
}
