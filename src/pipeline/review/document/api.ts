import { z } from 'zod';
import { defineRoute } from '#domain/context';
import type { KeptPicture } from '#domain/files/outline';
import { segmentTarget, toSegmentTarget } from '#domain/runs/targets';
import { documentPlace, writePlace } from './document-query.ts';
import { type DocumentBlock, readDocument } from './read-document.ts';

const place = z.string().describe('For `from` or `before`; null at the end of the document.').nullable();
const cell = z.object({
  table: z.int().describe('Counts the tables of the document.'),
  row: z.int(),
  column: z.int(),
  span: z.int().describe('Columns it covers.'),
  isHeader: z.boolean(),
});

const picture = z.object({
  part: z
    .string()
    .nullable()
    .describe(
      'For `GET /runs/{runId}/document/picture`; null for what is no PNG, JPEG, GIF or WebP of the document.',
    ),
  description: z.string().nullable().describe('What its author says instead of it.'),
  name: z
    .string()
    .nullable()
    .describe('What a program called it, such as `Rectangle 3`, where it has neither part nor description.'),
  width: z.int().nullable().describe('As it is laid out, in pixels of 1/96 inch.'),
  height: z.int().nullable(),
  place: z
    .object({
      segment: z
        .int()
        .describe('Which segment of the block, from 0; as many as the block has: behind the last one.'),
      code: z
        .int()
        .nullable()
        .describe('Code of the segment that it stands for; null: in front of the segment.'),
    })
    .nullable()
    .describe('Where in the text it stands; null: in front of the block.'),
});

const block = z
  .object({
    number: z.int().describe('In reading order, from 0.'),
    part: z.string(),
    area: z.string().describe('`body`, `header`, `footnote`, `text box`, `alternative text`, …'),
    heading: z.int().nullable().describe('1 to 9, 0 for the title; null for all else.'),
    list: z.object({ level: z.int(), marker: z.string() }).nullable(),
    cells: z.array(cell).describe('Cells it is in, the outermost first.'),
    fixed: z.string().nullable().describe('Text that is not translated, of a block without segments.'),
    pictures: z.array(picture).describe('In reading order; of one paragraph the first 40.'),
    offset: z.int().describe('Place of the first of these segments in the block.'),
    segmentCount: z.int().describe('Segments of the whole block.'),
    gaps: z
      .array(z.string())
      .nullable()
      .describe(
        'Text in front of each segment of the whole block and behind the last; null: blanks between them.',
      ),
    segments: z.array(segmentTarget),
  })
  .meta({ id: 'DocumentBlock' });

export const documentRoutes = [
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/document',
    operationId: 'readDocument',
    summary:
      'Shows part of a run’s document as it is read: paragraphs, headings, lists and tables with their segments.',
    tag: 'Review',
    ability: 'project.read',
    params: z.object({ runId: z.uuid() }),
    query: z.object({
      segment: z.coerce
        .number()
        .int()
        .min(0)
        .max(2_147_483_647)
        .optional()
        .describe('Position that is to be in it.'),
      from: documentPlace.optional().describe('Where it begins.'),
      before: documentPlace.optional().describe('Where it ends.'),
    }),
    response: z.object({ items: z.array(block), previous: place, next: place }),
    problems: ['run-unknown'],
    async handle(context, { params, query }) {
      const { blocks, before, next } = await readDocument(context, params.runId, query);
      return {
        items: blocks.map(show),
        previous: before ? writePlace(before) : null,
        next: next ? writePlace(next) : null,
      };
    },
  }),
];

function showPicture({
  part,
  description,
  name,
  width,
  height,
  place: at,
}: KeptPicture): z.input<typeof picture> {
  return {
    ...{ part: part ?? null, description: description ?? null, name: name ?? null },
    ...{ width: width ?? null, height: height ?? null },
    place: at ? { segment: at.segment, code: at.code ?? null } : null,
  };
}

function show({ number, body, offset, segmentCount, segments }: DocumentBlock): z.input<typeof block> {
  const {
    part,
    area,
    heading = null,
    list = null,
    cells = [],
    fixed = null,
    pictures = [],
    gaps = null,
  } = body;
  return {
    ...{ number, part, area, heading, list, fixed, offset, segmentCount },
    cells: [...cells],
    pictures: pictures.map(showPicture),
    gaps: gaps && [...gaps],
    segments: segments.map(toSegmentTarget),
  };
}
