import type { Command } from 'commander';
import { CommandRefused, commandFinding, readInput } from '#apps/cli/terminal';
import { languageInfo } from '#engine/docx/language';
import { splitSentences } from '#engine/segmentation';

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
    .option('--json', 'print a JSON array')
    .addHelpText('after', help)
    .action(segment);
}

async function segment(
  file: string,
  { language, json }: { language: string; json?: boolean },
): Promise<void> {
  if (!languageInfo(language))
    throw new CommandRefused([commandFinding('option-value', { detail: `--language ${language}` })], json);
  const text = file === '-' ? await standardInput() : new TextDecoder().decode(await readInput(file));
  const sentences = text
    .split(/\r?\n[ \t]*\r?\n/)
    .flatMap((paragraph) => splitSentences(paragraph.trim(), language));
  const lines = sentences.map((sentence) => sentence.replace(/\s*\n\s*/g, ' '));
  process.stdout.write(
    json ? `${JSON.stringify(lines, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''),
  );
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
