import { z } from 'zod';
import { contentOptionsSchema } from '#engine/docx/extract';
import { type Page, table, written } from './page.ts';

interface Property {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: Property;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly additionalProperties?: Property | boolean;
  readonly default?: unknown;
  readonly description?: string;
}

const introduction = `# Content options

What of a document is translated. \`--content-options FILE\` names a JSON file with any of these; what it does not name keeps its default, and a
name that is not here is refused. [\`schemas/content-options.schema.json\`](schemas/content-options.schema.json) lets editors check the file.

\`\`\`json
{
  "comments": false,
  "hiddenText": true,
  "exclude": { "paragraphStyles": ["Code Block"], "highlights": ["yellow"] },
  "doNotTranslate": ["Haldern Instruments"]
}
\`\`\`

\`verso inspect FILE --content-options OPTIONS.json\` shows what they change: the coverage map lists every text as translated, protected or
skipped, and names the option that skipped it.`;

const selections = `## Choosing by style, colour, language or control

\`exclude\` and \`include\` have the same lists. What carries one of the entries of \`exclude\` is left as it is. Where a list of \`include\` is not
empty, only what carries one of its entries is translated.`;

const fonts = `## Fonts

\`fonts\` maps a target language or a script to the fonts of its runs: \`{ "ar": { "cs": "Noto Naskh Arabic" } }\`. The slots are those of
\`w:rFonts\`: `;

export function contentOptionsPages(): Page[] {
  const schema = z.toJSONSchema(contentOptionsSchema, { io: 'input' }) as Property;
  const options = Object.entries(schema.properties!);
  const selection = Object.entries(schema.properties!.exclude!.properties!);
  const slots = Object.keys((schema.properties!.fonts!.additionalProperties as Property).properties!);
  const text = [
    written,
    introduction,
    '## Every option',
    describe(options),
    selections,
    describe(selection),
    `${fonts}${slots.map((slot) => `\`${slot}\``).join(', ')}.`,
  ].join('\n\n');
  const described = { $id: 'content-options.schema.json', title: 'Content options of Verso', ...schema };
  return [
    { path: 'docs/content-options.md', text: `${text}\n` },
    { path: 'docs/schemas/content-options.schema.json', text: `${JSON.stringify(described, null, 2)}\n` },
  ];
}

function describe(options: readonly (readonly [string, Property])[]): string {
  return table(
    ['option', 'values', 'default', 'what it is'],
    options.map(([name, property]) => {
      if (!property.description) throw new Error(`The option ${name} has no description.`);
      return [`\`${name}\``, values(property), defaultOf(property), property.description];
    }),
  );
}

function defaultOf({ type, default: value }: Property): string {
  if (value === undefined && type !== 'object') return 'none';
  return `\`${JSON.stringify(value ?? {})}\``;
}

function values({ type, enum: choices, items }: Property): string {
  if (choices) return choices.map((choice) => `\`${choice}\``).join(', ');
  if (type === 'array') return `list of ${items?.type}s`;
  if (type === 'boolean') return '`true`, `false`';
  return type ?? 'object';
}
