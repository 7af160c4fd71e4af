import { basename, dirname, extname, join } from 'node:path';
import type { Command } from 'commander';
import {
  addLeverageOptions,
  addOpeningOptions,
  addProviderOptions,
  CommandRefused,
  checkWritable,
  createProgress,
  describeEstimate,
  describeReport,
  formatFindings,
  keepApart,
  LearnedUnits,
  type LeverageFlags,
  leverageFrom,
  type OpeningFlags,
  openOptionsFrom,
  type ProviderFlags,
  providerChoice,
  readCheckOptions,
  readContentOptions,
  readInput,
  recallPolicyFrom,
  writeOutput,
} from '#apps/cli/terminal';
import type { Finding } from '#engine/findings';
import {
  type DocumentRequest,
  type DocumentResult,
  estimateDocument,
  hasErrors,
  translateDocument,
} from '#pipeline/in-memory';

interface Flags extends OpeningFlags, ProviderFlags, LeverageFlags {
  readonly to: string;
  readonly from?: string;
  readonly out?: string;
  readonly report?: string;
  readonly contentOptions?: string;
  readonly srx?: string;
  readonly checks?: string;
  readonly correct: boolean;
  readonly estimate?: boolean;
  readonly schema: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

const help = `
Examples:
  verso translate contract.docx --to es                     with Apertium, where it is installed: no network at all
  verso translate contract.docx --to de --provider ollama --model qwen3:14b --memory past.tmx --glossary terms.csv
  verso translate contract.docx --to de --connection our-model.json --memory past.tmx --estimate
  verso translate contract.docx --to de --provider pseudo   accents every letter; shows what would be translated

Keys are read from the environment (OPENAI_API_KEY, ANTHROPIC_API_KEY, DEEPL_API_KEY …), never from the command line.
docs/providers has a page on each provider.

Nothing is written unless the output is proven: same structure as the source, every text accounted for, and no
fault that the source does not have. --tmx-out is the exception: it keeps what was translated whatever happens, so that
--memory with that file goes on where a run was cut off.`;

export function addTranslate(program: Command): void {
  const command = addOpeningOptions(program.command('translate'))
    .description('Translate a document into another language.')
    .argument('<file>', 'a .docx, .dotx, .docm or .dotm file')
    .requiredOption('--to <language>', 'target language, a BCP 47 tag such as de or fr-CA')
    .option('--from <language>', 'source language; by default what the document says');
  addLeverageOptions(addProviderOptions(command))
    .option('--checks <file>', 'which checks are made and how much they weigh, as JSON')
    .option('--no-correct', 'leave blanks as the provider gave them')
    .option('--estimate', 'only say what it would take: words by match, tokens, price')
    .option('--out <file>', 'the translated document; by default beside the source as NAME.LANGUAGE.docx')
    .option('--report <file>', 'write what was done as JSON')
    .option('--content-options <file>', 'what of the document is translated, as JSON')
    .option('--srx <file>', 'SRX rules for where sentences end, before the built-in ones')
    .option('--no-schema', 'leave Microsoft’s schema validator out of the proof')
    .option('--quiet', 'print nothing but trouble')
    .option('--json', 'print the report to standard output as JSON')
    .addHelpText('after', help)
    .action(translate);
}

async function translate(file: string, flags: Flags): Promise<void> {
  const out = flags.out ?? defaultOutput(file, flags.to);
  const { memory = [], glossary = [], contentOptions, srx, checks, connection } = flags;
  const inputs = [file, ...memory, ...glossary, contentOptions, srx, checks, connection];
  const outputs = flags.estimate ? [] : [out, flags.report, flags.tmxOut];
  await keepApart(inputs, outputs);
  await checkWritable(outputs);
  const remarks: Finding[] = [];
  const request: DocumentRequest = {
    name: basename(file),
    from: flags.from,
    to: flags.to,
    provider: await providerChoice(flags, (finding) => remarks.push(finding)),
    leverage: leverageFrom(flags),
    recall: recallPolicyFrom(flags),
    checks: await readCheckOptions(flags.checks),
    correct: flags.correct,
    content: await readContentOptions(flags.contentOptions, flags.srx),
    open: openOptionsFrom(flags),
    schema: flags.schema,
    bytes: await readInput(file),
  };
  if (flags.estimate) return estimate(file, request, flags, remarks);
  const result = await run(request, flags);
  const findings = [...remarks, ...result.findings];
  const isReleased = result.output !== undefined && !hasErrors(findings);
  if (isReleased) await writeOutput(out, result.output!);
  if (flags.report && result.report)
    await writeOutput(flags.report, `${JSON.stringify(result.report, null, 2)}\n`);
  if (!isReleased) throw new CommandRefused(findings);
  tell(out, { ...result, findings }, flags);
}

/** Runs with progress and cancellation; what was translated is kept for --tmx-out even where the run fails. */
async function run(request: DocumentRequest, flags: Flags): Promise<DocumentResult> {
  const progress = createProgress(Boolean(flags.quiet || flags.json));
  const cancellation = new AbortController();
  const cancel = (): void => cancellation.abort();
  process.once('SIGINT', cancel);
  const learned = new LearnedUnits(flags.tmxOut, request.name);
  try {
    const result = await translateDocument({
      ...request,
      leverage: async (from, to) => {
        learned.begin(from, to);
        return (await request.leverage?.(from, to)) ?? { findings: [] };
      },
      signal: cancellation.signal,
      onStage: (stage) => progress.stage(stage),
      onProgress: (done, total) => progress.done(done, total),
      onTarget: (segment, target) => learned.add(segment, target),
    });
    learned.replace(result.pairs);
    cancellation.signal.throwIfAborted();
    return result;
  } finally {
    progress.end();
    process.removeListener('SIGINT', cancel);
    await learned.finish();
  }
}

async function estimate(
  file: string,
  request: DocumentRequest,
  flags: Flags,
  remarks: readonly Finding[],
): Promise<void> {
  const estimated = await estimateDocument(request);
  if ('refused' in estimated) throw new CommandRefused(estimated.refused);
  if (flags.json) {
    const json = { file: basename(file), ...estimated, findings: [...remarks, ...estimated.findings] };
    process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
    return;
  }
  process.stderr.write(formatFindings([...remarks, ...estimated.findings]));
  process.stdout.write(describeEstimate(basename(file), estimated));
}

function tell(out: string, { findings, report }: DocumentResult, { quiet, json }: Flags): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ out, ...report, findings }, null, 2)}\n`);
    return;
  }
  const worth = findings.filter(({ severity }) => severity !== 'info');
  process.stderr.write(
    formatFindings(quiet ? worth : findings.filter(({ code }) => !code.startsWith('skeleton-'))),
  );
  if (!quiet) process.stdout.write(describeReport(out, report!));
}

function defaultOutput(file: string, language: string): string {
  const extension = extname(file) || '.docx';
  return join(dirname(file), `${basename(file, extension)}.${language}${extension}`);
}
