import { z } from 'zod';
import {
  type ProviderName,
  providerNames,
  providerOpeners,
  providerSettingsSchema,
} from '#platform/providers/catalogue';
import { type Page, table, written } from './page.ts';

/** What each provider is, and the page that says more. */
const about: Readonly<Record<ProviderName, readonly [what: string, page: string]>> = {
  apertium: ['Apertium on this machine, or an APY server: rules and dictionaries, no network', 'apertium'],
  libretranslate: ['A LibreTranslate server, which may stand in the house', 'libretranslate'],
  ollama: ['A model in Ollama on this machine', 'llm'],
  vllm: ['A model behind vLLM', 'llm'],
  lmstudio: ['A model in LM Studio on this machine', 'llm'],
  'openai-compatible': ['Any server that speaks OpenAI’s chat completions', 'llm'],
  openai: ['OpenAI', 'llm'],
  azure: ['A deployment in Azure OpenAI', 'llm'],
  anthropic: ['Anthropic', 'llm'],
  google: ['Google Gemini', 'llm'],
  mistral: ['Mistral', 'llm'],
  deepl: ['DeepL', 'deepl'],
  pseudo: ['Accents every letter and lengthens the text; a trial, no translation', 'trials'],
  copy: ['Gives every sentence back as it is; a trial', 'trials'],
};

const introduction = `# Providers

Who translates what no memory knows. \`--provider NAME\` chooses one; without it \`apertium\` is taken where it is installed for the languages, else
\`pseudo\`, with a warning. Nothing is sent to anyone whom you did not name.`;

const connectionFile = `## Settings

The command line has \`--provider\`, \`--model\`, \`--base-url\` and \`--style\`. Everything can stand in a file, for \`--connection FILE\`; what the command
line says as well wins. Keys never stand in it: they are read from the environment. A name that is not here is refused.
[\`schemas/provider-settings.schema.json\`](../schemas/provider-settings.schema.json) lets editors check the file.

\`\`\`json
{
  "provider": "vllm",
  "model": "our-translator",
  "baseUrl": "http://10.0.0.5:8000/v1",
  "style": "Formal address. British spelling.",
  "prices": { "inputPerMillion": 0.2, "outputPerMillion": 0.6, "currency": "EUR" },
  "connection": { "concurrency": 8, "timeout": 60000 }
}
\`\`\``;

const trials = `## Trials

\`pseudo\` and \`copy\` translate nothing. \`pseudo\` shows what a translation would reach and whether it fits: \`--expansion\` says how much longer texts
become, \`--mirrored\` shows words from right to left, \`--no-brackets\` leaves the brackets out. \`copy\` gives the very document back. No check is made of
their targets.`;

interface Described {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Described>>;
}

/** docs/providers/README.md and the schema of the settings. */
export function providersPages(): Page[] {
  const schema = z.toJSONSchema(providerSettingsSchema, { io: 'input' }) as Described;
  const { connection, prices } = schema.properties!;
  const text = [
    written,
    introduction,
    table(['name', 'what it is', 'needs', 'key from'], providerNames.map(row)),
    'How inline codes travel is said in [codes](codes.md), how failure is dealt with in [connections](connections.md).',
    connectionFile,
    describe(schema.properties!),
    '`prices`, for estimates and reports:',
    describe(prices!.properties!),
    '`connection`, in milliseconds where it is a time; [connections](connections.md) says what each does:',
    describe(connection!.properties!),
    trials,
  ].join('\n\n');
  const described = { $id: 'provider-settings.schema.json', title: 'Settings of a provider', ...schema };
  return [
    { path: 'docs/providers/README.md', text: `${text}\n` },
    { path: 'docs/schemas/provider-settings.schema.json', text: `${JSON.stringify(described, null, 2)}\n` },
  ];
}

function row(name: ProviderName): string[] {
  const { needs = [], keyVariable, isKeyNeeded } = providerOpeners[name];
  const [what, page] = about[name];
  const link = page === 'trials' ? '#trials' : `${page}.md`;
  const key =
    keyVariable === undefined ? '' : `\`${keyVariable}\`${isKeyNeeded ? '' : ', if the server asks for one'}`;
  return [`[\`${name}\`](${link})`, what, needs.map((need) => `\`${need}\``).join(', '), key];
}

function describe(settings: Readonly<Record<string, Described>>): string {
  return table(
    ['setting', 'values', 'what it is'],
    Object.entries(settings).map(([name, { type, enum: choices, description }]) => {
      if (!description) throw new Error(`The setting ${name} has no description.`);
      const values = choices ? choices.map((choice) => `\`${choice}\``).join(', ') : (type ?? 'object');
      return [`\`${name}\``, values, description];
    }),
  );
}
