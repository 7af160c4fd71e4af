import type { Command } from 'commander';
import {
  addOpeningOptions,
  CommandRefused,
  formatFindings,
  type OpeningFlags,
  openOptionsFrom,
  readContentOptions,
  readInput,
} from '#apps/cli/terminal';
import { extractDocument } from '#engine/docx/extract';
import { languageInfo } from '#engine/docx/language';
import { openPackage } from '#engine/docx/package';
import { validatePackage } from '#engine/docx/validate';
import type { Finding } from '#engine/findings';
import { proveOutput } from '#pipeline/delivery';
import { takeIn } from '#pipeline/intake';
import { validateWithSdk } from '#platform/ooxml';

interface Flags extends OpeningFlags {
  readonly against?: string;
  readonly contentOptions?: string;
  readonly schema: boolean;
  readonly json?: boolean;
}

const help = `
Examples:
  verso validate vertrag.docx                          faults of the document itself
  verso validate vertrag.docx --against contract.docx  whether it is contract.docx in another language, intact

Exit code 0 if there is no error, 2 otherwise. With --against only faults that the source does not have count.`;

export function addValidate(program: Command): void {
  addOpeningOptions(program.command('validate'))
    .description('Check a document, alone or against the source it was translated from.')
    .argument('<file>', 'the document to check')
    .option('--against <source>', 'the document it was translated from')
    .option('--content-options <file>', 'the options it was translated with, if not the defaults')
    .option('--no-schema', 'leave Microsoft’s schema validator out')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', help)
    .action(validate);
}

async function validate(file: string, flags: Flags): Promise<void> {
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
  const from = languageInfo(source.detectedLanguage.language);
  const to = languageInfo(translated.detectedLanguage.language);
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
