export interface Separators {
  readonly decimal: string;
  readonly group: string;
}

const known = new Map<string, Separators>();

/** The decimal and group separators of a locale by CLDR, those of English for a tag that is not known. */
export function separatorsOf(tag: string): Separators {
  let separators = known.get(tag);
  if (!separators) {
    separators = read(tag);
    if (known.size > 1000) known.clear();
    known.set(tag, separators);
  }
  return separators;
}

function read(tag: string): Separators {
  try {
    const parts = new Intl.NumberFormat(tag, { numberingSystem: 'latn' }).formatToParts(1234567.5);
    const signOf = (type: string, otherwise: string) =>
      parts.find((part) => part.type === type)?.value ?? otherwise;
    return { decimal: signOf('decimal', '.'), group: signOf('group', ',') };
  } catch {
    return { decimal: '.', group: ',' };
  }
}
