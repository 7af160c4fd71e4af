import type { DocxPackage, Relationship } from '#engine/docx/package';
import type { ZipRecord } from '#engine/docx/package/zip';
import type { XmlTree } from '#engine/docx/xml';
import { type FoundPicture, longestDescription, longestName, mostPictures, type Picture } from './picture.ts';
import { isRaster } from './read-raster.ts';
import { describe, nothingStated, type Stated, statedByDrawing, statedByShape } from './stated-size.ts';

const holders: ReadonlySet<string> = new Set(['w:drawing', 'w:pict', 'w:object']);
const shapes: ReadonlySet<string> = new Set(['v:shape', 'v:rect', 'v:roundrect', 'v:oval', 'v:image']);
/** What is in them is no picture of the paragraph. */
const passedOver: ReadonlySet<string> = new Set(['w:pPr', 'w:rPr', 'w:p', 'w:txbxContent']);
/** Longer names, which a hostile document could repeat with every picture, are not told: plain, and in an address. */
const longestPart = { plain: 255, encoded: 600 } as const;

/** A part that is searched, and what a drawing around the place that is searched says. */
interface Place {
  readonly part: string;
  readonly tree: XmlTree;
  /** Undefined outside of drawings. */
  readonly stated?: Stated;
  /** Where the drawing begins. */
  readonly offset: number;
}

/** Finds the pictures of the paragraphs of a package. Only parts of the package are looked at; nothing is fetched. */
export class PictureFinder {
  private readonly package: DocxPackage;
  /** Of pictures that come again and again: by part name, whether a browser is given it. */
  private readonly rasters = new Map<string, boolean>();
  private readonly relations = new Map<string, ReadonlyMap<string, Relationship>>();

  constructor(opened: DocxPackage) {
    this.package = opened;
  }

  /**
   * Pictures of a `w:p` in reading order, at most `mostPictures`; those of paragraphs in its text boxes are theirs. Of what is
   * there twice for older programs (`mc:AlternateContent`) the one that can be shown is told.
   */
  find(part: string, tree: XmlTree, paragraph: number): FoundPicture[] {
    const found: FoundPicture[] = [];
    this.search({ part, tree, offset: tree.start[paragraph]! }, paragraph, found);
    return found.slice(0, mostPictures);
  }

  private search(place: Place, node: number, found: FoundPicture[]): void {
    const { tree } = place;
    for (const child of tree.elements(node)) {
      if (found.length >= mostPictures) return;
      this.visit(place, child, found);
    }
  }

  private visit(place: Place, node: number, found: FoundPicture[]): void {
    const { tree, stated } = place;
    const name = tree.name(node);
    if (passedOver.has(name)) return;
    if (name === 'mc:AlternateContent') return this.choose(place, node, found);
    if (!stated) {
      if (holders.has(name)) this.drawn(place, node, found);
      else this.search(place, node, found);
    } else if (name === 'pic:pic') {
      found.push({ picture: this.blip(place, stated, node), offset: place.offset });
    } else if (name === 'v:imagedata') {
      const description = stated.description ?? tree.attribute(node, 'o:title');
      const target = this.targetOf(place, tree.attribute(node, 'r:id'));
      found.push({ picture: picture(target, { ...stated, description }), offset: place.offset });
    } else {
      this.search({ ...place, stated: statedBy(tree, node) ?? stated }, node, found);
    }
  }

  /** One drawing may show several pictures; one that shows none and no text box either stands for itself. */
  private drawn(place: Place, node: number, found: FoundPicture[]): void {
    const { tree } = place;
    const offset = tree.start[node]!;
    const own: FoundPicture[] = [];
    this.search({ ...place, stated: nothingStated, offset }, node, own);
    // The size is that of all together.
    if (own.length > 1) found.push(...own.map((one) => ({ picture: withoutSize(one.picture), offset })));
    else if (own.length === 1) found.push(own[0]!);
    else if (!holds(tree, node, 'w:txbxContent'))
      found.push({ picture: picture(undefined, firstStated(tree, node)), offset });
  }

  /** The first choice, as Word takes it, unless only the fallback has a picture that can be shown. */
  private choose(place: Place, node: number, found: FoundPicture[]): void {
    const { tree } = place;
    const [choice, fallback] = ['mc:Choice', 'mc:Fallback'].map((name) => {
      const pictures: FoundPicture[] = [];
      const branch = tree.child(node, name);
      if (branch !== -1) this.search(place, branch, pictures);
      return { isThere: branch !== -1, pictures };
    });
    const canShow = ({ pictures }: typeof choice & {}) =>
      pictures.some(({ picture: { part } }) => part !== undefined);
    const isChosen = choice!.isThere && (canShow(choice!) || !canShow(fallback!));
    found.push(...(isChosen ? choice! : fallback!).pictures);
  }

  /** A blip may be there twice as well, as a format of one system and as pixels. */
  private blip(place: Place, stated: Stated, node: number): Picture {
    const { tree } = place;
    const properties = tree.child(node, 'pic:nvPicPr');
    const own = properties === -1 ? -1 : tree.child(properties, 'pic:cNvPr');
    let target: string | undefined;
    for (let inner = node + 1; inner < tree.after[node]! && target === undefined; inner++)
      if (tree.name(inner) === 'a:blip') target = this.targetOf(place, tree.attribute(inner, 'r:embed'));
    return picture(target, { ...stated, description: stated.description ?? describe(tree, own) });
  }

  /** The part of a relationship inside of the package, if its bytes are pixels that a browser is given. */
  private targetOf({ part: source }: Place, id: string | undefined): string | undefined {
    const relationship = id === undefined ? undefined : this.relationsOf(source).get(id);
    if (!relationship || relationship.external) return undefined;
    const part = this.package.part(relationship.target);
    if (!part || part.name.length > longestPart.plain) return undefined;
    if (encodeURIComponent(part.name).length > longestPart.encoded) return undefined;
    let can = this.rasters.get(part.name);
    if (can === undefined) {
      can = isRaster(this.package.archive, part.entry as ZipRecord);
      this.rasters.set(part.name, can);
    }
    return can ? part.name : undefined;
  }

  private relationsOf(source: string): ReadonlyMap<string, Relationship> {
    let relations = this.relations.get(source);
    if (!relations) {
      relations = new Map(this.package.relationships(source).map((one) => [one.id, one]));
      this.relations.set(source, relations);
    }
    return relations;
  }
}

function withoutSize({ width: _, height: __, ...rest }: Picture): Picture {
  return rest;
}

function picture(part: string | undefined, { description, name, size }: Stated): Picture {
  const said = description?.trim().slice(0, longestDescription);
  const called = part === undefined && !said && name?.trim().slice(0, longestName);
  return {
    ...(part !== undefined && { part }),
    ...(said && { description: said }),
    ...(called && { name: called }),
    ...size,
  };
}

function statedBy(tree: XmlTree, node: number): Stated | undefined {
  const name = tree.name(node);
  if (name === 'wp:inline' || name === 'wp:anchor') return statedByDrawing(tree, node);
  return shapes.has(name) ? statedByShape(tree, node) : undefined;
}

function firstStated(tree: XmlTree, node: number): Stated {
  for (let inner = node + 1; inner < tree.after[node]!; inner++) {
    const stated = statedBy(tree, inner);
    if (stated) return stated;
  }
  return nothingStated;
}

function holds(tree: XmlTree, node: number, name: string): boolean {
  for (let inner = node + 1; inner < tree.after[node]!; inner++) if (tree.name(inner) === name) return true;
  return false;
}
