import type { Command } from 'commander';
import {
  CommandRefused,
  commandFinding,
  formatFindings,
  readContentOptions,
  readInput,
} from '#apps/cli/terminal';
import { languageInfo } from '#engine/docx/language';
import type { FindBreaks } from '#engine/segmentation';
import { segmenterFromOptions } from '#engine/segmentation';

const help = `
Example:
  verso segment --language en text.txt
Use - for standard input. An empty line ends a paragraph; other line breaks are blanks.`;

export function addSegment(program: Command): void {
  program
    .command('segment')
    .description('Print the sentences of a plain text, one a line.')
    .argument('<file>', 'a UTF-8 text file, or - for standard input')
    .requiredOption('--language <language>', 'BCP 47 tag such as en')
    .option('--srx <file>', 'SRX rules, before the built-in ones')
    .option('--json', 'print a JSON array')
    .addHelpText('after', help)
    .action(segment);
}

interface Flags {
  readonly language: string;
  readonly srx?: string;
  readonly json?: boolean;
}

async function segment(file: string, { language, srx, json }: Flags): Promise<void> {
  if (!languageInfo(language)) {
    throw new CommandRefused([commandFinding('option-value', { detail: `--language ${language}` })]);
  }
  const { findBreaks, findings } = segmenterFromOptions(language, await readContentOptions(undefined, srx));
  process.stderr.write(formatFindings(findings));
  if (findings.some(({ severity }) => severity === 'error')) throw new CommandRefused([]);
  const text = file === '-' ? await standardInput() : new TextDecoder().decode(await readInput(file));
  const lines = text
    .split(/\r?\n[ \t]*\r?\n/)
    .flatMap((paragraph) => sentences(paragraph.trim(), findBreaks));
  process.stdout.write(
    json ? `${JSON.stringify(lines, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''),
  );
}

/** The sentences of a paragraph, each on one line. */
function sentences(paragraph: string, findBreaks: FindBreaks): string[] {
  const starts = [0, ...findBreaks(paragraph)];
  return starts
    .map((start, i) =>
      paragraph
        .slice(start, starts[i + 1])
        .trim()
        .replace(/\s*\n\s*/g, ' '),
    )
    .filter((sentence) => sentence !== '');
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
