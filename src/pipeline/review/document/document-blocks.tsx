import { useSay } from '#platform/web/components';
import { directionOf } from '#platform/web/messages';
import { arrangeBlocks, type Chunk } from './arrange-blocks.ts';
import { BlockPictures } from './document-pictures.tsx';
import { BlockText } from './document-text.tsx';
import { documentMessages } from './messages.ts';
import { type DocumentBlock, type DocumentWindow, langOf, type ShownSide } from './read-document.ts';

interface BlocksProps {
  readonly document: DocumentWindow;
  readonly side: 'both' | 'source' | 'target';
  readonly current: number | undefined;
  /** Headings begin below this level of the page. */
  readonly below: number;
}

/** The blocks of a window, part by part; where both languages are shown, block beside block. */
export function DocumentBlocks({ document, side, current, below }: BlocksProps) {
  const levels = headingLevels(document.blocks, below);
  const sides = (['source', 'target'] as const).filter((one) => side === 'both' || side === one);
  const shown = sides.map(
    (one): ShownSide => ({
      ...{ document, current, side: one },
      isBeside: side === 'both',
    }),
  );
  return (
    <div class={`doc doc-${side}`}>
      {partsOf(document.blocks).map((blocks) => (
        <div key={blocks[0]!.number} class="doc-part">
          <AreaLabel area={blocks[0]!.body.area} />
          {arrangeBlocks(blocks).map((chunk, index) => (
            <div key={index} class="doc-row">
              {shown.map((one) => (
                <div key={one.side} class="doc-side" dir={directionOf(langOf(one))}>
                  <ChunkView shown={one} chunk={chunk} levels={levels} />
                </div>
              ))}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Blocks that follow one another in the same part and area. */
function partsOf(blocks: readonly DocumentBlock[]): DocumentBlock[][] {
  const parts: DocumentBlock[][] = [];
  for (const block of blocks) {
    const last = parts.at(-1)?.[0]?.body;
    if (last?.part === block.body.part && last.area === block.body.area) parts.at(-1)!.push(block);
    else parts.push([block]);
  }
  return parts;
}

/** Levels of headings in the page: none is left out on the way down, whatever the document does. */
function headingLevels(blocks: readonly DocumentBlock[], below: number): ReadonlyMap<number, number> {
  const levels = new Map<number, number>();
  let last = below;
  for (const { number, body } of blocks) {
    if (body.heading === undefined) continue;
    last = Math.min(below + Math.max(body.heading, 1), last + 1, 6);
    levels.set(number, last);
  }
  return levels;
}

const areaNames = {
  header: 'header',
  footer: 'footer',
  footnote: 'footnote',
  endnote: 'endnote',
  comment: 'comment',
  'text box': 'textBox',
  'alternative text': 'alternativeText',
  chart: 'chart',
  diagram: 'diagram',
  'document property': 'documentProperty',
  shape: 'shape',
  'content control': 'contentControl',
  'form field': 'formField',
  'building block': 'buildingBlock',
  'link target': 'linkTarget',
  'field text': 'fieldText',
  'list number': 'listNumber',
  tooltip: 'tooltip',
} as const;

function AreaLabel({ area }: { readonly area: string }) {
  const say = useSay(documentMessages);
  if (area === 'body') return null;
  return <p class="doc-area">{say[areaNames[area as keyof typeof areaNames] ?? 'other']}</p>;
}

interface ChunkProps {
  readonly shown: ShownSide;
  readonly chunk: Chunk;
  readonly levels: ReadonlyMap<number, number>;
}

function ChunkView({ shown, chunk, levels }: ChunkProps) {
  if (chunk.kind === 'block') return <BlockView shown={shown} block={chunk.block} levels={levels} />;
  return (
    <div class="doc-scroll">
      <table class="doc-table">
        <tbody>
          {chunk.rows.map((cells, index) => (
            <tr key={index}>
              {cells.map(({ column, span, isHeader, chunks }) => {
                const content = chunks.map((inner, at) => (
                  <ChunkView key={at} shown={shown} chunk={inner} levels={levels} />
                ));
                return isHeader ? (
                  <th key={column} scope="col" colSpan={span}>
                    {content}
                  </th>
                ) : (
                  <td key={column} colSpan={span}>
                    {content}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BlockView({
  shown,
  block,
  levels,
}: {
  readonly shown: ShownSide;
  readonly block: DocumentBlock;
  readonly levels: ReadonlyMap<number, number>;
}) {
  const { list, heading } = block.body;
  const level = levels.get(block.number);
  const text = (
    <>
      {list && <bdi class="doc-marker">{list.marker}</bdi>}
      {list && ' '}
      <BlockPictures shown={shown} block={block} />
      <BlockText shown={shown} block={block} />
    </>
  );
  if (level === undefined) return <p class={list ? `doc-item doc-level-${list.level}` : undefined}>{text}</p>;
  const Heading = `h${level}` as 'h2';
  return <Heading class={`doc-heading doc-heading-${Math.min(heading!, 4)}`}>{text}</Heading>;
}
