import type { XmlTree } from '#engine/docx/xml';
import { type RunProperties, readRunProperties, toggles } from './run-properties.ts';

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly linked: string | undefined;
  readonly properties: RunProperties;
}

const none: RunProperties = new Map();
const deepestChain = 32;

/** The styles of a document as far as they decide how a run looks (ECMA-376-1, 17.7.2). */
export class StyleSheet {
  private readonly styles = new Map<string, Style>();
  private readonly resolved = new Map<string, RunProperties>();
  private readonly defaults: RunProperties;
  private readonly defaultParagraphStyle: string | undefined;

  /** Reads `styles.xml`; a document without one has only defaults. */
  constructor(tree?: XmlTree) {
    let defaults = none;
    let defaultParagraphStyle: string | undefined;
    if (tree) {
      for (const node of tree.elements(tree.root)) {
        const name = tree.name(node);
        if (name === 'w:docDefaults') {
          const holder = tree.child(node, 'w:rPrDefault');
          if (holder !== -1) defaults = readRunProperties(tree, tree.child(holder, 'w:rPr'));
        } else if (name === 'w:style') {
          const id = tree.attribute(node, 'w:styleId');
          if (id === undefined) continue;
          this.styles.set(id, {
            id,
            name: childValue(tree, node, 'w:name') ?? id,
            basedOn: childValue(tree, node, 'w:basedOn'),
            linked: childValue(tree, node, 'w:link'),
            properties: readRunProperties(tree, tree.child(node, 'w:rPr')),
          });
          const isDefault = ['1', 'true', 'on'].includes(tree.attribute(node, 'w:default') ?? '');
          if (isDefault && tree.attribute(node, 'w:type') === 'paragraph') defaultParagraphStyle = id;
        }
      }
    }
    this.defaults = defaults;
    this.defaultParagraphStyle = defaultParagraphStyle;
  }

  /** The name people see for a style id; the id itself where the sheet does not know it. */
  styleName(id: string): string {
    return this.styles.get(id)?.name ?? id;
  }

  /** What a run in a paragraph of that style looks like before character style and direct formatting. */
  paragraphProperties(id: string | undefined): RunProperties {
    const key = id ?? this.defaultParagraphStyle;
    return this.cached(`p ${key}`, () => combine(this.defaults, key === undefined ? none : this.chain(key)));
  }

  /** What a character style says, its ancestors included. */
  characterProperties(id: string): RunProperties {
    return this.cached(`c ${id}`, () => this.chain(id));
  }

  private chain(id: string): RunProperties {
    const levels: RunProperties[] = [];
    for (let style = this.styles.get(id); style && levels.length < deepestChain; ) {
      levels.unshift(style.properties);
      style = style.basedOn === undefined ? undefined : this.styles.get(style.basedOn);
    }
    return levels.reduce(combine, none);
  }

  private cached(key: string, make: () => RunProperties): RunProperties {
    let value = this.resolved.get(key);
    if (!value) {
      value = make();
      this.resolved.set(key, value);
    }
    return value;
  }
}

/** `over` laid over `under`, each property replaced. */
export function combine(under: RunProperties, over: RunProperties): RunProperties {
  return over.size === 0 ? under : new Map([...under, ...over]);
}

/** A character style laid over a paragraph style: toggles set in both cancel out (17.7.3). */
export function combineStyles(paragraph: RunProperties, character: RunProperties): RunProperties {
  const combined = new Map(paragraph);
  for (const [name, value] of character) {
    const both = toggles.has(name) && value === '1' && paragraph.get(name) === '1';
    combined.set(name, both ? '0' : value);
  }
  return combined;
}

function childValue(tree: XmlTree, node: number, child: string): string | undefined {
  const found = tree.child(node, child);
  return found === -1 ? undefined : tree.attribute(found, 'w:val');
}
