import type { Command } from 'commander';
import { defaultPackageLimits, type OpenOptions } from '#engine/docx/package';
import { CommandRefused, commandFinding } from './refusal.ts';

export interface OpeningFlags {
  readonly allowMacros?: boolean;
  readonly refuseSigned?: boolean;
  readonly limit?: readonly string[];
}

/** Adds the options that decide which files are let in. */
export function addOpeningOptions(command: Command): Command {
  return command
    .option('--allow-macros', 'translate documents with macros; the macros are kept and never run')
    .option('--refuse-signed', 'refuse digitally signed documents instead of warning')
    .option('--limit <name=value...>', 'raise or lower a limit, such as --limit partBytes=500000000');
}

export function openOptionsFrom({ allowMacros, refuseSigned, limit = [] }: OpeningFlags): OpenOptions {
  const limits = Object.fromEntries(limit.map(readLimit));
  return { macros: allowMacros ? 'warn' : 'refuse', signatures: refuseSigned ? 'refuse' : 'warn', limits };
}

function readLimit(text: string): [string, number] {
  const [, name, value] = /^(\w+)=(\d+)$/.exec(text) ?? [];
  if (!name || typeof Reflect.get(defaultPackageLimits, name) !== 'number')
    throw new CommandRefused([commandFinding('option-value', { detail: `--limit ${text}` })]);
  return [name, Number(value)];
}
