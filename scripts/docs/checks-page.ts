import { z } from 'zod';
import {
  type Check,
  type CheckExample,
  checkSettingsSchema,
  documentChecks,
  pairChecks,
} from '#engine/checks';
import { type Page, table, written } from './page.ts';

const introduction = `# Checks of translations

Every target is checked before it is delivered. A check **blocks** (an error: nothing is delivered), **warns** (it asks for a look) or **informs**.
The weights below hold where a policy says nothing; a policy may give each check another one or switch it \`off\`. Alarms on good translations, what is
found of spoilt ones and the speed are in [the benchmarks](benchmarks.md#checks-of-translations).

Texts are compared as readers see them: codes read as what they stand for. Numbers in angle brackets are codes, \`⍽\` is a no-break blank, \`·\` a blank
that is easy to miss, \`⏎\` a line break and \`⇥\` a tab. Only blanks at the edges, double blanks and stray line breaks are corrected unasked; “corrected by itself” below means that the finding holds the corrected target: the same codes in the same
order, and the check would leave it alone.`;

const settings = `## Settings

\`\`\`json
{
  "checks": { "end-punctuation": "blocks", "acronym-missing": "off" },
  "patterns": [
    {
      "name": "warnings",
      "source": "\\\\bWarning\\\\b",
      "target": "Warnung|Achtung",
      "languages": ["de"],
      "weight": "blocks",
      "message": "Begin with Warnung or Achtung."
    }
  ]
}
\`\`\`

Names that are not here are refused. [\`schemas/check-settings.schema.json\`](schemas/check-settings.schema.json) lets editors check the file.

Patterns are regular expressions as JavaScript writes them with the flag \`v\`. Each must let a matcher know from the next character alone whether a repetition goes on, so
that no text can make it slow: \`(a+)+\`, \`.*x\` behind another \`.*\`, and back references are refused by name (\`check-pattern-unusable\`); repetitions are followed for 100 rounds.`;

interface Described {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
}

/** docs/checks.md and the schema of the settings. */
export function checksPages(): Page[] {
  const schema = z.toJSONSchema(checkSettingsSchema, { io: 'input' }) as Described;
  const described = {
    $id: 'check-settings.schema.json',
    title: 'Settings of the checks of Verso',
    ...schema,
  };
  const text = [
    written,
    introduction,
    overview(),
    ...Object.entries(pairChecks).flatMap(([title, checks]) => [`## ${title}`, ...checks.map(sectionOf)]),
    '## The whole document',
    ...documentChecks.map(documentSection),
    settings,
    options(schema),
    '### Patterns',
    options(schema.properties!.patterns!.items!),
  ].join('\n\n');
  return [
    { path: 'docs/checks.md', text: `${text}\n` },
    { path: 'docs/schemas/check-settings.schema.json', text: `${JSON.stringify(described, null, 2)}\n` },
  ];
}

function overview(): string {
  const rows = [...Object.values(pairChecks).flat(), ...documentChecks].map(({ code, weight, when }) => [
    `[\`${code}\`](#${code})`,
    weight,
    when,
  ]);
  return table(['code', 'weight', 'when'], rows);
}

function sectionOf({ code, weight, when, action, explanation, examples }: Check): string {
  return [
    `### ${code}`,
    `${when} ${action} Weight: **${weight}**.`,
    explanation,
    table(['languages', 'source', 'target', ''], examples.map(exampleRow)),
  ].join('\n\n');
}

function exampleRow(example: CheckExample): string[] {
  const { languages, source, target, found, fixed, terms, origin } = example;
  const notes = [
    found ? 'found' : 'left alone',
    fixed === undefined ? '' : `corrected to ${shown(fixed)}`,
    ...(terms ?? []).map(
      ({ term, counterparts }) =>
        `${term.text} is ${counterparts.map(({ text, status }) => `${text} (${status})`).join(', ') || term.status}`,
    ),
    origin ? Object.values(origin).join(', ') : '',
    example.deletable ? `code ${example.deletable.join(', ')} may be left out` : '',
    example.unmovable ? `codes ${example.unmovable.join(', ')} keep their order` : '',
  ];
  return [languages.join(' → '), shown(source), shown(target), notes.filter(Boolean).join('; ')];
}

function documentSection({
  code,
  weight,
  when,
  action,
  explanation,
  examples,
}: (typeof documentChecks)[number]): string {
  const rows = examples.map(({ pairs, found }) => [
    pairs.map(([source, target]) => `${shown(source)} – ${shown(target)}`).join(', '),
    found.length === 0 ? 'left alone' : `found: number ${found.map((index) => index + 1).join(', ')}`,
  ]);
  return [
    `### ${code}`,
    `${when} ${action} Weight: **${weight}**.`,
    explanation,
    table(['pairs', ''], rows),
  ].join('\n\n');
}

/** A text as code, with characters that cannot be seen spelled out. */
function shown(text: string): string {
  if (text === '') return 'nothing';
  const visible = text
    .replaceAll(/[\u00A0\u202F]/g, '⍽')
    .replaceAll('\n', '⏎')
    .replaceAll('\t', '⇥')
    .replaceAll(/^ +| +$| {2,}/g, (blanks) => '·'.repeat(blanks.length))
    .replaceAll(
      /[\p{Cc}\uFFFD]/gu,
      (sign) => `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
  return `\`${visible}\``;
}

function options({ properties }: Described): string {
  const rows = Object.entries(properties!).map(
    ([name, { description, type, enum: choices, default: value }]) => [
      `\`${name}\``,
      choices ? choices.map((choice) => `\`${choice}\``).join(', ') : (type ?? 'object'),
      value === undefined ? 'none' : `\`${JSON.stringify(value)}\``,
      description ?? '',
    ],
  );
  return table(['option', 'values', 'default', 'what it is'], rows);
}
