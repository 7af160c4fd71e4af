/** Thrown inside the pattern readers only; `compileRule` turns it into a finding. */
export class PatternFault extends Error {}

/** A regular expression, taken apart. */
export type PatternNode =
  /** One character out of a set, as JavaScript source under the `v` flag. */
  | { readonly kind: 'characters'; readonly source: string }
  /** A condition that takes no characters, such as a word boundary. */
  | { readonly kind: 'condition'; readonly source: string }
  | { readonly kind: 'look'; readonly ahead: boolean; readonly negated: boolean; readonly body: PatternNode }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly min: number; readonly max: number; readonly body: PatternNode };

/**
 * The expression as JavaScript source under the `v` flag. Groups capture nothing; a repetition is cut to `limit` rounds,
 * so that every attempt to match stays short whatever the text.
 */
export function patternSource(node: PatternNode, limit: number): string {
  const source = (inner: PatternNode) => patternSource(inner, limit);
  switch (node.kind) {
    case 'characters':
    case 'condition':
      return node.source;
    case 'look':
      return `(?${node.ahead ? '' : '<'}${node.negated ? '!' : '='}${source(node.body)})`;
    case 'sequence':
      return node.items
        .map((item) => (item.kind === 'choice' ? `(?:${source(item)})` : source(item)))
        .join('');
    case 'choice':
      return node.options.map(source).join('|');
    case 'repeat':
      return `(?:${source(node.body)}){${node.min},${Math.max(node.min, Math.min(node.max, limit))}}`;
  }
}

/** The expression read from its end, as a look-behind does; look-arounds inside keep their own direction. */
export function mirrored(node: PatternNode): PatternNode {
  if (node.kind === 'sequence') return { kind: 'sequence', items: node.items.map(mirrored).reverse() };
  if (node.kind === 'choice') return { kind: 'choice', options: node.options.map(mirrored) };
  if (node.kind === 'repeat') return { ...node, body: mirrored(node.body) };
  return node;
}
