import type { Command } from 'commander';
import type { Finding } from '#engine/findings';
import { copyProvider, type Provider, pseudoProvider } from '#platform/providers';
import {
  openProvider,
  type ProviderSettings,
  preferredProvider,
  providerFinding,
  providerNames,
  providerSettingsSchema,
} from '#platform/providers/catalogue';
import { readJsonFile } from './read-json-file.ts';
import { CommandRefused, commandFinding } from './refusal.ts';

export interface ProviderFlags {
  readonly provider?: string;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly connection?: string;
  readonly style?: string;
  readonly expansion: string;
  readonly mirrored?: boolean;
  readonly brackets: boolean;
}

/** Adds the options that say who translates. */
export function addProviderOptions(command: Command): Command {
  return command
    .option(
      '--provider <name>',
      `who translates: ${providerNames.join(', ')}; by default apertium where it is installed for these languages`,
    )
    .option('--model <name>', 'model of the service')
    .option('--base-url <url>', 'address of the service, such as http://127.0.0.1:11434/v1')
    .option('--connection <file>', 'all settings of a provider as JSON')
    .option('--style <text>', 'instructions for every sentence, such as "formal address, British spelling"')
    .option('--expansion <share>', 'pseudo: how much longer than its source a text becomes', '0.3')
    .option('--mirrored', 'pseudo: show words from right to left')
    .option('--no-brackets', 'pseudo: without brackets around each sentence');
}

/** Gives the provider that the options ask for, once the languages are known. */
export type ProviderChoice = (from: string, to: string) => Promise<Provider>;

/** Reads the options that say who translates; refuses those that do not fit. */
export async function providerChoice(
  flags: ProviderFlags,
  report: (finding: Finding) => void,
): Promise<ProviderChoice> {
  const pseudo = pseudoFrom(flags);
  const settings = await settingsFrom(flags);
  return async (from, to) => {
    const name = settings?.provider ?? (await preferredProvider(from, to));
    if (name === 'copy') return copyProvider();
    if (name === undefined) report(providerFinding('provider-pseudo', { detail: `${from} to ${to}` }));
    if (name === undefined || name === 'pseudo') return pseudo;
    const opened = await openProvider(settings ?? { provider: name }, process.env);
    if ('refused' in opened) throw new CommandRefused(opened.refused);
    return opened.provider;
  };
}

async function settingsFrom(flags: ProviderFlags): Promise<ProviderSettings | undefined> {
  const { connection, provider, model, baseUrl, style } = flags;
  const given = { provider, model, baseUrl, style };
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (provider !== undefined && !(providerNames as readonly string[]).includes(provider))
    throw new CommandRefused([commandFinding('provider-unknown', { detail: provider })]);
  const stored = connection === undefined ? {} : await readJsonFile(connection, providerSettingsSchema);
  if (connection === undefined && provider === undefined) {
    if (model === undefined && baseUrl === undefined) return undefined;
    throw new CommandRefused([commandFinding('option-value', { detail: '--model without --provider' })]);
  }
  const parsed = providerSettingsSchema.safeParse({ ...stored, ...named });
  if (parsed.success) return parsed.data;
  throw new CommandRefused(
    parsed.error.issues.map(({ path, message }) =>
      providerFinding('provider-settings-invalid', { detail: `${path.join('.')}: ${message}` }),
    ),
  );
}

function pseudoFrom({ expansion, brackets, mirrored }: ProviderFlags): Provider {
  const share = Number(expansion);
  if (!(share >= 0 && share <= 5))
    throw new CommandRefused([commandFinding('option-value', { detail: `--expansion ${expansion}` })]);
  return pseudoProvider({ expansion: share, brackets, mirrored });
}
