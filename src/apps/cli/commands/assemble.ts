import type { Command } from 'commander';
import {
  addOpeningOptions,
  CommandRefused,
  formatFindings,
  keepApart,
  type OpeningFlags,
  openOptionsFrom,
  readInput,
  writeOutput,
} from '#apps/cli/terminal';
import { readExchange } from '#engine/interchange/formats';
import { importTranslations } from '#pipeline/in-memory';

interface Flags extends OpeningFlags {
  readonly out: string;
  readonly to?: string;
  readonly schema: boolean;
  readonly quiet?: boolean;
}

const help = `
Example:
  verso assemble contract.docx contract.xlf --out vertrag.docx

The format follows from what the file holds. A translation whose codes or source do not fit is left
out and reported; its sentence stays as it is in the document.`;

export function addAssemble(program: Command): void {
  addOpeningOptions(program.command('assemble'))
    .description('Put translated sentences back into the document they were extracted from.')
    .argument('<file>', 'the document that was extracted')
    .argument('<translations>', 'the translated file: XLIFF 1.2, 2.0 or 2.1, SDLXLIFF, MQXLIFF or JSON')
    .requiredOption('--out <file>', 'the translated document')
    .option('--to <language>', 'target language, if the translations do not name it')
    .option('--no-schema', 'leave Microsoft’s schema validator out of the proof')
    .option('--quiet', 'print nothing but trouble')
    .addHelpText('after', help)
    .action(assemble);
}

async function assemble(file: string, translations: string, flags: Flags): Promise<void> {
  await keepApart([file, translations], [flags.out]);
  const { document, findings } = readExchange(translations, await readInput(translations));
  if (!document || findings.some(({ severity }) => severity === 'error')) throw new CommandRefused(findings);
  const result = await importTranslations({
    bytes: await readInput(file),
    exchange: document,
    to: flags.to,
    open: openOptionsFrom(flags),
    schema: flags.schema,
  });
  const all = [...findings, ...result.findings];
  if (!result.output) throw new CommandRefused(all);
  await writeOutput(flags.out, result.output);
  if (flags.quiet) return;
  process.stderr.write(formatFindings(all.filter(({ code }) => !code.startsWith('skeleton-'))));
  const { segments, translated, words } = result;
  process.stdout.write(
    `${flags.out}: ${translated} of ${segments} segments translated, ${words.translated} of ${words.total} words; proven intact\n`,
  );
}
