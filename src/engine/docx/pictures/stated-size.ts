import type { XmlTree } from '#engine/docx/xml';
import type { Picture } from './picture.ts';

/** What a drawing says of the pictures in it. */
export interface Stated {
  readonly description: string | undefined;
  readonly name?: string | undefined;
  readonly size: Pick<Picture, 'width' | 'height'>;
}

export const nothingStated: Stated = { description: undefined, size: {} };

/** Most CSS pixels a layout may claim. */
const longestSide = 10_000;
const emuPerPixel = 9_525;

/** `wp:inline` and `wp:anchor`: extent in EMU, 914,400 an inch (ECMA-376-1, 20.4.2.7). */
export function statedByDrawing(tree: XmlTree, node: number): Stated {
  const extent = tree.child(node, 'wp:extent');
  const pixels = (name: string) =>
    extent === -1 ? Number.NaN : Number(tree.attribute(extent, name)) / emuPerPixel;
  const properties = tree.child(node, 'wp:docPr');
  return {
    description: describe(tree, properties),
    name: properties === -1 ? undefined : tree.attribute(properties, 'name'),
    size: sizeOf(pixels('cx'), pixels('cy')),
  };
}

/** `v:shape`: `style="width:12pt;height:3in"` (ECMA-376-4, 19.1.2.19). */
export function statedByShape(tree: XmlTree, node: number): Stated {
  const style = tree.attribute(node, 'style')?.slice(0, 1_000) ?? '';
  return {
    description: tree.attribute(node, 'alt'),
    size: sizeOf(lengthIn(style, 'width'), lengthIn(style, 'height')),
  };
}

/** `descr`, else `title`, of non-visual properties (20.1.2.2.8). */
export function describe(tree: XmlTree, node: number): string | undefined {
  if (node === -1) return undefined;
  return tree.attribute(node, 'descr')?.trim() || tree.attribute(node, 'title')?.trim() || undefined;
}

const pixelsPerUnit: Readonly<Record<string, number>> = {
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  px: 1,
};

function lengthIn(style: string, name: string): number {
  const declared = style
    .split(';')
    .map((one) => one.split(':'))
    .find(([property]) => property!.trim() === name);
  const [, value, unit] =
    /^\s*(\d{1,6}(?:\.\d{1,6})?)(pt|pc|in|cm|mm|px)\s*$/.exec(declared?.[1] ?? '') ?? [];
  return Number(value) * (pixelsPerUnit[unit ?? ''] ?? Number.NaN);
}

function sizeOf(width: number, height: number): Stated['size'] {
  const [across, down] = [Math.round(width), Math.round(height)];
  const isSane = across >= 1 && down >= 1 && across <= longestSide && down <= longestSide;
  return isSane ? { width: across, height: down } : {};
}
