import { z } from 'zod';
import { codePatternSource } from './patterns.ts';

const unusablePattern =
  'not a regular expression that can be used: it is faulty, refers back to a group, or a repetition cannot tell from the next character whether to go on';

const names = z.array(z.string()).default([]);

const selection = z
  .strictObject({
    paragraphStyles: names.describe('Paragraph styles, by name or id'),
    characterStyles: names.describe('Character styles, by id'),
    highlights: names.describe('Highlight colours, such as `yellow`'),
    colors: names.describe('Text colours, such as `ff0000`'),
    languages: names.describe('Languages a run is marked with (`w:lang`), such as `fr` or `fr-CA`'),
    controlTags: names.describe('Tags of content controls'),
  })
  .prefault({});

const fontSlots = z.strictObject({
  ascii: z.string().optional(),
  hAnsi: z.string().optional(),
  eastAsia: z.string().optional(),
  cs: z.string().optional(),
});

/** What of a document is translated. Every switch has a default that suits a document sent to readers. */
export const contentOptionsSchema = z.strictObject({
  revisions: z
    .enum(['accept', 'original', 'refuse'])
    .default('accept')
    .describe(
      'Tracked changes: translate the text with all changes accepted, with all rejected, or refuse the file',
    ),
  headersAndFooters: z.boolean().default(true).describe('Headers and footers'),
  notes: z.boolean().default(true).describe('Footnotes and endnotes'),
  comments: z.boolean().default(true).describe('Comments'),
  textBoxes: z.boolean().default(true).describe('Text boxes and text in shapes'),
  wordArt: z.boolean().default(true).describe('WordArt and text watermarks'),
  charts: z
    .boolean()
    .default(true)
    .describe('Chart titles, axis titles and cached series and category names'),
  smartArt: z.boolean().default(true).describe('SmartArt diagrams'),
  altText: z.boolean().default(true).describe('Alternative text and titles of pictures, drawings and tables'),
  tooltips: z.boolean().default(true).describe('Tooltips of hyperlinks'),
  hyperlinkTargets: z
    .boolean()
    .default(false)
    .describe('Addresses of hyperlinks in the text of relationships'),
  contentControls: z
    .boolean()
    .default(true)
    .describe('Items of drop-down content controls; the text in a control is always translated'),
  controlTitles: z
    .boolean()
    .default(false)
    .describe('Titles of content controls, which often are names for machines'),
  formFields: z.boolean().default(true).describe('Default, help and status texts and items of form fields'),
  fieldTexts: z
    .boolean()
    .default(true)
    .describe('Texts inside field instructions: index and contents entries'),
  numberingText: z.boolean().default(true).describe('Words in list numbering, such as `Article %1`'),
  placeholders: z
    .boolean()
    .default(true)
    .describe('The glossary document part: building blocks and placeholder texts'),
  documentProperties: z.boolean().default(true).describe('Title, subject, description, keywords, category'),
  customProperties: z.boolean().default(false).describe('Custom document properties'),
  hiddenText: z.boolean().default(false).describe('Hidden text'),
  mathText: z.boolean().default(false).describe('Words in formulas that are set as normal text'),
  rubyReadings: z
    .boolean()
    .default(false)
    .describe('Readings above ruby text; the base text is always translated'),
  refreshFields: z
    .boolean()
    .default(true)
    .describe(
      'Mark tables of contents, indexes and references to be brought up to date when the document is opened',
    ),
  breakAtTabs: z
    .boolean()
    .default(true)
    .describe('A tab ends a segment: text on either side of it is translated on its own'),
  breakAtLineBreaks: z.boolean().default(false).describe('A manual line break ends a segment'),
  abbreviations: names.describe(
    'Words with a full stop that does not end a sentence, added to those of the language',
  ),
  srx: z.string().optional().describe('SRX rules as XML text; they come before the built-in ones'),
  snapFormatsToWords: z
    .boolean()
    .default(true)
    .describe("A format change inside a word is moved to the word's edge"),
  exclude: selection.describe('What carries one of these is left as it is'),
  include: selection.describe(
    'Where a list here is not empty, only what carries one of its entries is translated',
  ),
  codePatterns: z
    .array(
      z.string().refine((pattern) => codePatternSource(pattern) !== undefined, {
        error: unusablePattern,
        params: { fault: 'code-pattern-unusable' },
      }),
    )
    .default([
      '\\{\\{[^{}]{1,200}\\}\\}',
      '\\$\\{[^{}]{1,200}\\}',
      '\\{[#/^@%&>]?[A-Za-z_][\\w.\\-]{0,80}\\}',
    ])
    .describe(
      'Regular expressions as in SRX; what they match becomes an inline code. Every repetition must see from the next character whether to go on: `<[^>]+>`, not `<.+>`',
    ),
  doNotTranslate: names.describe(
    'Words and phrases that stay as they are, wherever they stand as whole words',
  ),
  fonts: z
    .record(z.string(), fontSlots)
    .default({})
    .describe('Fonts by target language or script, for scripts the source fonts lack'),
});

export type ContentOptions = z.output<typeof contentOptionsSchema>;

export const defaultContentOptions: ContentOptions = contentOptionsSchema.parse({});
