import { z } from 'zod';
import { termStatuses } from '#engine/glossary';
import { codeTypes } from '#engine/inline';
import { segmentStates } from '#engine/interchange';

/** Value of `format`; the number rises when a file of the old form could be misread. */
export const formatName = 'verso-exchange-1';

const code = z.strictObject({
  id: z.int().min(0).max(999_999_999).describe('Number of the marks that stand for the code.'),
  paired: z.boolean().describe('True: written <1>…</1>. False: written <1/>.'),
  type: z.enum(codeTypes),
  hint: z.string().default('').describe('What it is, for people: bold, footnote 3, tab.'),
  equivalent: z.string().default('').describe('Plain text it reads as.'),
  deletable: z.boolean().default(false).describe('Whether a target may do without it.'),
  movable: z.boolean().default(true).describe('Whether it may change places with other codes.'),
});

const match = z.strictObject({
  source: z.string().describe('A like sentence, with marks.'),
  target: z.string().describe('Its translation, with the same marks.'),
  score: z.int().min(0).max(101).describe('100: the same sentence; 101: in the same surroundings, too.'),
  origin: z.string().default('').describe('Name of the memory or tool that knows it.'),
  codes: z
    .array(code)
    .default([])
    .describe('What its marks stand for, where that is not what they stand for in the segment.'),
});

const status = z.enum(termStatuses);

const term = z.strictObject({
  source: z.string().describe('The term as the glossary writes it.'),
  status,
  targets: z.array(z.strictObject({ text: z.string(), status })).default([]),
  place: z
    .strictObject({ start: z.int().min(0), end: z.int().min(0) })
    .optional()
    .describe('Where in the source, in UTF-16 units, single codes counted as one and pairs as none.'),
});

const segment = z.strictObject({
  id: z.string().min(1).describe('Unique in its unit.'),
  source: z.string().describe('Text with marks: Press <1>Start</1>. Where a < would be misread it is &lt;.'),
  target: z.string().optional().describe('Translation with the same marks; absent while there is none.'),
  state: z.enum(segmentStates).optional().describe('How far the target is; absent is the same as initial.'),
  subState: z.string().optional().describe('A tool’s finer word for the state, prefix:word.'),
  notes: z.array(z.string()).optional().describe('Remarks on this sentence alone.'),
  codes: z.array(code).default([]).describe('What the marks of source and target stand for.'),
  matches: z.array(match).optional().describe('What memories know, best first.'),
  terms: z.array(term).optional().describe('Terms of a glossary that occur in the source.'),
});

const unit = z.strictObject({
  id: z.string().min(1).describe('Unique in the document.'),
  part: z.string().describe('Name of the part that holds the block.'),
  place: z.string().describe('Place in the part.'),
  kind: z.string().describe('What the block is: paragraph, cell, footnote …'),
  context: z
    .record(z.string(), z.string())
    .default({})
    .describe('What helps to translate it: style, heading …'),
  notes: z.array(z.string()).default([]).describe('Remarks for and from translators.'),
  segments: z.array(segment).describe('The sentences of the block, in order.'),
});

export const exchangeSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Address of this schema, for editors.'),
    format: z.literal(formatName),
    original: z.string().describe('Name of the source document.'),
    sourceHash: z
      .string()
      .regex(/^([0-9a-f]{64})?$/)
      .describe('SHA-256 of the source document, lower-case hexadecimal; empty when not known.'),
    sourceLanguage: z.string().describe('BCP 47 tag.'),
    targetLanguage: z.string().describe('BCP 47 tag; empty when not known.'),
    contentOptions: z.json().describe('The options of the extraction; keep unchanged.'),
    units: z.array(unit),
  })
  .meta({
    title: 'Exchange document',
    description: 'The translatable text of one document, with its codes as marks.',
  });

/** What a file holds before absent values get their defaults. */
export type JsonDocument = z.input<typeof exchangeSchema>;
export type JsonCode = z.output<typeof code>;

/** The form of the files as JSON Schema, draft 2020-12. */
export function jsonSchema(): object {
  return z.toJSONSchema(exchangeSchema, { io: 'input' });
}
