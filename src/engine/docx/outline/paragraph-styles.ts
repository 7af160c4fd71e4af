import type { XmlTree } from '#engine/docx/xml';

/** To which list a paragraph belongs (ECMA-376-1, 17.3.1.19); an id of 0 takes it out of any. */
export interface NumberReference {
  readonly id?: string;
  readonly level?: number;
}

interface ParagraphStyle {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly outlineLevel: number | undefined;
  readonly number: NumberReference | undefined;
}

const deepestChain = 32;
const headingName = /^heading ([1-9])$/i;

/** What styles say of the place of a paragraph: whether it is a heading, and in which list it stands. */
export class ParagraphStyles {
  private readonly styles = new Map<string, ParagraphStyle>();

  /** Reads `styles.xml`; without one no style says anything. */
  constructor(tree?: XmlTree) {
    if (!tree) return;
    for (const node of tree.elements(tree.root)) {
      const id = tree.name(node) === 'w:style' ? tree.attribute(node, 'w:styleId') : undefined;
      if (id === undefined) continue;
      const pPr = tree.child(node, 'w:pPr');
      this.styles.set(id, {
        name: readValue(tree, node, 'w:name') ?? id,
        basedOn: readValue(tree, node, 'w:basedOn'),
        outlineLevel: outlineLevelOf(tree, pPr),
        number: numberOf(tree, pPr),
      });
    }
  }

  /** 1 to 9, 0 for the title. */
  headingOf(id: string | undefined): number | undefined {
    for (const { name, outlineLevel } of this.chain(id)) {
      if (/^title$/i.test(name)) return 0;
      const level = headingName.exec(name)?.[1];
      if (level !== undefined) return Number(level);
      if (outlineLevel !== undefined) return outlineLevel < 9 ? outlineLevel + 1 : undefined;
    }
    return undefined;
  }

  numberOf(id: string | undefined): NumberReference | undefined {
    for (const { number } of this.chain(id)) if (number) return number;
    return undefined;
  }

  private *chain(id: string | undefined): Generator<ParagraphStyle> {
    let style = id === undefined ? undefined : this.styles.get(id);
    for (let depth = 0; style && depth < deepestChain; depth++) {
      yield style;
      style = style.basedOn === undefined ? undefined : this.styles.get(style.basedOn);
    }
  }
}

/** From 0; 9 says that it is no heading (17.3.1.20). */
export function outlineLevelOf(tree: XmlTree, pPr: number): number | undefined {
  const level = pPr === -1 ? undefined : readValue(tree, pPr, 'w:outlineLvl');
  return level !== undefined && /^\d$/.test(level) ? Number(level) : undefined;
}

export function numberOf(tree: XmlTree, pPr: number): NumberReference | undefined {
  const numPr = pPr === -1 ? -1 : tree.child(pPr, 'w:numPr');
  if (numPr === -1) return undefined;
  const id = readValue(tree, numPr, 'w:numId');
  const level = readValue(tree, numPr, 'w:ilvl');
  return {
    ...(id !== undefined && { id }),
    ...(level !== undefined && /^\d$/.test(level) && { level: Number(level) }),
  };
}

/** The `w:val` of a child, undefined where there is none. */
export function readValue(tree: XmlTree, node: number, child: string): string | undefined {
  const found = tree.child(node, child);
  return found === -1 ? undefined : tree.attribute(found, 'w:val');
}
