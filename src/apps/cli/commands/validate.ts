import type { Command } from 'commander';
import {
  addOpeningOptions,
  CommandRefused,
  commandFinding,
  formatFindings,
  type OpeningFlags,
  openOptionsFrom,
  readContentOptions,
  readInput,
} from '#apps/cli/terminal';
import { extractDocument } from '#engine/docx/extract';
import { type LanguageInfo, languageInfo } from '#engine/docx/language';
import { openPackage } from '#engine/docx/package';
import { validatePackage } from '#engine/docx/validate';
import type { Finding } from '#engine/findings';
import { proveOutput } from '#pipeline/delivery';
import { settleLanguages, type TakenIn, takeIn } from '#pipeline/intake';
import { validateWithSdk } from '#platform/ooxml';

interface Flags extends OpeningFlags {
  readonly against?: string;
  readonly from?: string;
  readonly to?: string;
  readonly contentOptions?: string;
  readonly schema: boolean;
  readonly json?: boolean;
}

const help = `
Examples:
  verso validate vertrag.docx                          faults of the document itself
  verso validate vertrag.docx --against contract.docx  whether it is contract.docx in another language, intact
  verso validate letter.en.docx --against letter.docx --from ar --to en

Exit code 0 if there is no error, 2 otherwise. With --against only faults that the source does not have count.
What may change besides the words follows from the languages: name them where the documents do not show them.`;

export function addValidate(program: Command): void {
  addOpeningOptions(program.command('validate'))
    .description('Check a document, alone or against the source it was translated from.')
    .argument('<file>', 'the document to check')
    .option('--against <source>', 'the document it was translated from')
    .option('--from <language>', 'language of the source; by default what it says itself')
    .option('--to <language>', 'language of the translation; by default what it says itself')
    .option('--content-options <file>', 'the options it was translated with, if not the defaults')
    .option('--no-schema', 'leave Microsoft’s schema validator out')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', help)
    .action(validate);
}

async function validate(file: string, flags: Flags): Promise<void> {
  if (!flags.against && (flags.from ?? flags.to) !== undefined) refuse('--from and --to need --against');
  const findings = flags.against ? await compare(file, flags.against, flags) : await examine(file, flags);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (flags.json)
    process.stdout.write(`${JSON.stringify({ valid: errors.length === 0, findings }, null, 2)}\n`);
  else process.stdout.write(formatFindings(findings));
  if (errors.length > 0) throw new CommandRefused([]);
  if (!flags.json) process.stdout.write(`${file}: ${findings.length === 0 ? 'no findings' : 'no errors'}\n`);
}

async function examine(file: string, flags: Flags): Promise<Finding[]> {
  const opened = openPackage(await readInput(file), { ...openOptionsFrom(flags), macros: 'warn' });
  if (!opened.package) return [...opened.findings];
  const schema = flags.schema
    ? await validateWithSdk(opened.package.bytes, { flavour: opened.package.flavour })
    : [];
  return [...opened.findings, ...validatePackage(opened.package), ...schema];
}

async function compare(file: string, against: string, flags: Flags): Promise<Finding[]> {
  const content = await readContentOptions(flags.contentOptions);
  const output = await readInput(file);
  const source = takeIn(await readInput(against), { macros: 'warn' });
  if ('refused' in source) return [...source.refused];
  const translated = takeIn(output, { macros: 'warn' });
  if ('refused' in translated) return [...translated.refused];
  const from = languageOf(source, flags.from);
  const to = languageOf(translated, flags.to);
  const isCopy = Buffer.compare(source.package.bytes, output) === 0;
  const document = isCopy ? undefined : extractDocument(source.package, content);
  const { findings } = await proveOutput({
    source: source.package,
    output,
    document,
    schema: flags.schema,
    ...(from && to && { languages: { source: from, target: to } }),
  });
  return [...findings];
}

/** A language as it was named, which has to be one, else as the document shows it, if it does. */
function languageOf({ detectedLanguage }: TakenIn, named: string | undefined): LanguageInfo | undefined {
  if (named === undefined) return languageInfo(detectedLanguage.language);
  const settled = settleLanguages(named, named);
  if ('refused' in settled) throw new CommandRefused(settled.refused);
  return settled.source;
}

function refuse(detail: string): never {
  throw new CommandRefused([commandFinding('option-value', { detail })]);
}
