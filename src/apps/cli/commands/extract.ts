import { basename } from 'node:path';
import type { Command } from 'commander';
import {
  addOpeningOptions,
  CommandRefused,
  exchangeFormat,
  formatFindings,
  keepApart,
  type OpeningFlags,
  openOptionsFrom,
  readContentOptions,
  readInput,
  writeOutput,
} from '#apps/cli/terminal';
import { exportDocument } from '#pipeline/in-memory';

interface Flags extends OpeningFlags {
  readonly out: string;
  readonly to?: string;
  readonly from?: string;
  readonly contentOptions?: string;
  readonly srx?: string;
  readonly xliff: string;
  readonly emptyTargets?: boolean;
  readonly quiet?: boolean;
}

const help = `
Examples:
  verso extract contract.docx --to de --out contract.xlf
  verso extract contract.docx --to de --out contract.xlf --xliff 1.2

The format follows from the name: .xlf and .xliff are XLIFF, .json is described by
docs/schemas/exchange-document.schema.json. OmegaT, Trados and memoQ read XLIFF 1.2. OmegaT shows
nothing but targets, so that a 1.2 file has copies of the sources there, marked needs-translation.
docs/exchange.md says what a tool may change.`;

export function addExtract(program: Command): void {
  addOpeningOptions(program.command('extract'))
    .description('Write the sentences of a document for a translator’s tool.')
    .argument('<file>', 'a .docx, .dotx, .docm or .dotm file')
    .requiredOption('--out <file>', 'where the sentences go: NAME.xlf or NAME.json')
    .option('--to <language>', 'target language, a BCP 47 tag; may be left to the tool')
    .option('--from <language>', 'source language; by default what the document says')
    .option('--content-options <file>', 'what of the document is translated, as JSON')
    .option('--srx <file>', 'SRX rules for where sentences end, before the built-in ones')
    .option('--xliff <version>', 'version of an .xlf file: 1.2 or 2.1', '2.1')
    .option('--empty-targets', 'leave targets out of XLIFF 1.2 until there is a translation')
    .option('--quiet', 'print nothing but trouble')
    .addHelpText('after', help)
    .action(extract);
}

async function extract(file: string, flags: Flags): Promise<void> {
  await keepApart([file, flags.contentOptions, flags.srx], [flags.out]);
  const format = exchangeFormat(flags.out, flags);
  const content = await readContentOptions(flags.contentOptions, flags.srx);
  const exported = exportDocument({
    name: basename(file),
    bytes: await readInput(file),
    from: flags.from,
    to: flags.to,
    content,
    open: openOptionsFrom(flags),
  });
  if ('refused' in exported) throw new CommandRefused(exported.refused);
  await writeOutput(flags.out, format.write(exported.document));
  if (flags.quiet) return;
  process.stderr.write(formatFindings(exported.findings));
  const segments = exported.document.units.reduce((sum, unit) => sum + unit.segments.length, 0);
  process.stdout.write(`${flags.out}: ${segments} segments\n`);
}
