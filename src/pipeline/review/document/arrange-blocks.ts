import type { DocumentBlock } from './read-document.ts';

/** Blocks that are shown in a row: one alone, or those of a table. */
export type Chunk =
  | { readonly kind: 'block'; readonly block: DocumentBlock }
  | { readonly kind: 'table'; readonly rows: readonly (readonly ChunkCell[])[] };

export interface ChunkCell {
  readonly column: number;
  readonly span: number;
  readonly isHeader: boolean;
  /** Empty where the document has a cell without text. */
  readonly chunks: readonly Chunk[];
}

/** Gathers the blocks of tables, row by row, with those of inner tables in their cells. */
export function arrangeBlocks(blocks: readonly DocumentBlock[], depth = 0): Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = 0; start < blocks.length; ) {
    const place = blocks[start]!.body.cells?.[depth];
    if (!place) {
      chunks.push({ kind: 'block', block: blocks[start]! });
      start++;
      continue;
    }
    const end = endOf(blocks, start, (block) => block.body.cells?.[depth]?.table === place.table);
    chunks.push({ kind: 'table', rows: rowsOf(blocks.slice(start, end), depth) });
    start = end;
  }
  return chunks;
}

function rowsOf(blocks: readonly DocumentBlock[], depth: number): ChunkCell[][] {
  const rows: ChunkCell[][] = [];
  for (let start = 0; start < blocks.length; ) {
    const { row } = blocks[start]!.body.cells![depth]!;
    const end = endOf(blocks, start, (block) => block.body.cells![depth]!.row === row);
    rows.push(cellsOf(blocks.slice(start, end), depth));
    start = end;
  }
  const width = Math.max(...rows.map((cells) => edgeOf(cells)));
  return rows.map((cells) => (edgeOf(cells) < width ? [...cells, gap(edgeOf(cells), width)] : cells));
}

function cellsOf(blocks: readonly DocumentBlock[], depth: number): ChunkCell[] {
  const cells: ChunkCell[] = [];
  for (let start = 0; start < blocks.length; ) {
    const { column, span, isHeader } = blocks[start]!.body.cells![depth]!;
    const end = endOf(blocks, start, (block) => block.body.cells![depth]!.column === column);
    if (column > edgeOf(cells)) cells.push(gap(edgeOf(cells), column));
    cells.push({ column, span, isHeader, chunks: arrangeBlocks(blocks.slice(start, end), depth + 1) });
    start = end;
  }
  return cells;
}

function gap(from: number, to: number): ChunkCell {
  return { column: from, span: to - from, isHeader: false, chunks: [] };
}

function edgeOf(cells: readonly ChunkCell[]): number {
  const last = cells.at(-1);
  return last ? last.column + last.span : 0;
}

function endOf(
  blocks: readonly DocumentBlock[],
  start: number,
  belongs: (block: DocumentBlock) => boolean,
): number {
  let end = start + 1;
  while (end < blocks.length && belongs(blocks[end]!)) end++;
  return end;
}
