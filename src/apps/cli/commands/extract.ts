import { basename } from 'node:path';
import type { Command } from 'commander';
import {
  addOpeningOptions,
  CommandRefused,
  commandFinding,
  exchangeFormat,
  formatFindings,
  keepApart,
  leverageFrom,
  type OpeningFlags,
  openOptionsFrom,
  readContentOptions,
  readInput,
  writeOutput,
} from '#apps/cli/terminal';
import { addSuggestions, exportDocument } from '#pipeline/in-memory';

interface Flags extends OpeningFlags {
  readonly out: string;
  readonly to?: string;
  readonly from?: string;
  readonly contentOptions?: string;
  readonly srx?: string;
  readonly xliff: string;
  readonly emptyTargets?: boolean;
  readonly memory?: readonly string[];
  readonly glossary?: readonly string[];
  readonly quiet?: boolean;
}

const help = `
Examples:
  verso extract contract.docx --to de --out contract.xlf
  verso extract contract.docx --to de --out contract.xlf --xliff 1.2 --memory contracts.tmx

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
    .option(
      '--memory <file>',
      'a translation memory, TMX, whose matches go along; may be given again',
      collect,
    )
    .option('--glossary <file>', 'terms that go along, .csv, .tsv, .txt or .tbx; may be given again', collect)
    .option('--xliff <version>', 'version of an .xlf file: 1.2 or 2.1', '2.1')
    .option('--empty-targets', 'leave targets out of XLIFF 1.2 until there is a translation')
    .option('--quiet', 'print nothing but trouble')
    .addHelpText('after', help)
    .action(extract);
}

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

async function extract(file: string, flags: Flags): Promise<void> {
  const { memory = [], glossary = [] } = flags;
  await keepApart([file, flags.contentOptions, flags.srx, ...memory, ...glossary], [flags.out]);
  const leverage = leverageFrom(flags);
  if (leverage && flags.to === undefined) {
    const detail = '--memory and --glossary need --to';
    throw new CommandRefused([commandFinding('option-value', { detail })]);
  }
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
  const { document } = exported;
  const known = await leverage?.(document.sourceLanguage, document.targetLanguage);
  await writeOutput(flags.out, format.write(known ? addSuggestions(document, known) : document));
  if (flags.quiet) return;
  process.stderr.write(formatFindings([...exported.findings, ...(known?.findings ?? [])]));
  const segments = document.units.reduce((sum, unit) => sum + unit.segments.length, 0);
  process.stdout.write(`${flags.out}: ${segments} segments\n`);
}
