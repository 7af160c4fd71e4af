/** Something that keeps what was computed of it, by slots. */
export interface Remembering {
  readonly memory: unknown[];
}

let slots = 0;

/** A function of a view that is computed once for it. A slot in the view costs a tenth of an entry in a weak map. */
export function remembered<K extends Remembering, V>(compute: (key: K) => V): (key: K) => V {
  const slot = slots++;
  return (key) => {
    let value = key.memory[slot] as V | undefined;
    if (value === undefined) {
      value = compute(key);
      key.memory[slot] = value;
    }
    return value;
  };
}
