import { basename, dirname, extname, join } from 'node:path';
import type { Command } from 'commander';
import {
  addOpeningOptions,
  CommandRefused,
  commandFinding,
  createProgress,
  formatFindings,
  keepApart,
  type OpeningFlags,
  openOptionsFrom,
  readContentOptions,
  readInput,
  writeOutput,
} from '#apps/cli/terminal';
import type { Finding } from '#engine/findings';
import { hasErrors, type TranslationReport, translateDocument } from '#pipeline/in-memory';
import { copyProvider, type Provider, pseudoProvider } from '#platform/providers';

interface Flags extends OpeningFlags {
  readonly to: string;
  readonly from?: string;
  readonly provider: string;
  readonly out?: string;
  readonly report?: string;
  readonly contentOptions?: string;
  readonly srx?: string;
  readonly expansion: string;
  readonly mirrored?: boolean;
  readonly brackets: boolean;
  readonly schema: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

const help = `
Providers:
  pseudo   accents every letter and lengthens the text; shows what would be translated and whether it fits
  copy     gives every sentence back as it is

Example:
  verso translate contract.docx --to de --provider pseudo --out /tmp/contract.de.docx --report /tmp/report.json

Nothing is written unless the output is proven: same structure as the source, every text accounted for, and no
fault that the source does not have.`;

export function addTranslate(program: Command): void {
  addOpeningOptions(program.command('translate'))
    .description('Translate a document into another language.')
    .argument('<file>', 'a .docx, .dotx, .docm or .dotm file')
    .requiredOption('--to <language>', 'target language, a BCP 47 tag such as de or fr-CA')
    .option('--from <language>', 'source language; by default what the document says')
    .option('--provider <name>', 'who translates: pseudo or copy', 'pseudo')
    .option('--out <file>', 'the translated document; by default beside the source as NAME.LANGUAGE.docx')
    .option('--report <file>', 'write what was done as JSON')
    .option('--content-options <file>', 'what of the document is translated, as JSON')
    .option('--srx <file>', 'SRX rules for where sentences end, before the built-in ones')
    .option('--expansion <share>', 'pseudo: how much longer than its source a text becomes', '0.3')
    .option('--mirrored', 'pseudo: show words from right to left')
    .option('--no-brackets', 'pseudo: without brackets around each sentence')
    .option('--no-schema', 'leave Microsoft’s schema validator out of the proof')
    .option('--quiet', 'print nothing but trouble')
    .option('--json', 'print the report to standard output as JSON')
    .addHelpText('after', help)
    .action(translate);
}

async function translate(file: string, flags: Flags): Promise<void> {
  const out = flags.out ?? defaultOutput(file, flags.to);
  await keepApart([file, flags.contentOptions, flags.srx], [out, flags.report]);
  const content = await readContentOptions(flags.contentOptions, flags.srx);
  const provider = providerNamed(flags);
  const open = openOptionsFrom(flags);
  const bytes = await readInput(file);
  const progress = createProgress(Boolean(flags.quiet || flags.json));
  const cancellation = new AbortController();
  const cancel = (): void => cancellation.abort();
  process.once('SIGINT', cancel);
  try {
    const { output, findings, report } = await translateDocument({
      name: basename(file),
      bytes,
      from: flags.from,
      to: flags.to,
      provider,
      content,
      open,
      schema: flags.schema,
      signal: cancellation.signal,
      onStage: (stage) => progress.stage(stage),
      onProgress: (done, total) => progress.done(done, total),
    });
    progress.end();
    if (flags.report && report) await writeOutput(flags.report, `${JSON.stringify(report, null, 2)}\n`);
    if (!output || hasErrors(findings)) throw new CommandRefused(findings, flags.json);
    cancellation.signal.throwIfAborted();
    await writeOutput(out, output);
    tell(out, findings, report!, flags);
  } finally {
    process.removeListener('SIGINT', cancel);
  }
}

function tell(
  out: string,
  findings: readonly Finding[],
  report: TranslationReport,
  { quiet, json }: Flags,
): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ out, ...report }, null, 2)}\n`);
    return;
  }
  const worth = findings.filter(({ severity }) => severity !== 'info');
  process.stderr.write(
    formatFindings(quiet ? worth : findings.filter(({ code }) => !code.startsWith('skeleton-'))),
  );
  if (quiet) return;
  const { segments } = report;
  process.stdout.write(
    `${out}: ${segments.translated} segments, ${segments.words} words, ${segments.repetitions} repetitions; proven intact\n`,
  );
}

function providerNamed({ provider, expansion, brackets, mirrored }: Flags): Provider {
  if (provider === 'copy') return copyProvider();
  if (provider !== 'pseudo')
    throw new CommandRefused([commandFinding('provider-unknown', { detail: provider })]);
  const share = Number(expansion);
  if (!(share >= 0 && share <= 5))
    throw new CommandRefused([commandFinding('option-value', { detail: `--expansion ${expansion}` })]);
  return pseudoProvider({ expansion: share, brackets, mirrored });
}

function defaultOutput(file: string, language: string): string {
  const extension = extname(file) || '.docx';
  return join(dirname(file), `${basename(file, extension)}.${language}${extension}`);
}
