import { basename } from 'node:path';
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
import { type Inspection, inspectDocument } from '#pipeline/in-memory';

interface Flags extends OpeningFlags {
  readonly from?: string;
  readonly contentOptions?: string;
  readonly srx?: string;
  readonly json?: boolean;
}

const help = `
Example:
  verso inspect contract.docx --json

The coverage map lists, part by part, every text in the document once: translated, protected or skipped, and by
which rule.`;

export function addInspect(program: Command): void {
  addOpeningOptions(program.command('inspect'))
    .description('Show what is in a document and what would be translated.')
    .argument('<file>', 'a .docx, .dotx, .docm or .dotm file')
    .option('--from <language>', 'source language; by default what the document says')
    .option('--content-options <file>', 'what of the document is translated, as JSON')
    .option('--srx <file>', 'SRX rules for where sentences end, before the built-in ones')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', help)
    .action(inspect);
}

async function inspect(file: string, flags: Flags): Promise<void> {
  const content = await readContentOptions(flags.contentOptions, flags.srx);
  const inspection = inspectDocument({
    bytes: await readInput(file),
    content,
    open: openOptionsFrom(flags),
    from: flags.from,
  });
  if ('refused' in inspection) throw new CommandRefused(inspection.refused);
  if (flags.json)
    process.stdout.write(`${JSON.stringify({ file: basename(file), ...inspection }, null, 2)}\n`);
  else process.stdout.write(describe(basename(file), inspection));
}

function describe(
  name: string,
  {
    flavour,
    language,
    languages,
    words,
    characters,
    segments,
    features,
    coverage,
    findings,
    revisions,
  }: Inspection,
): string {
  const lines = [
    `${name}: ${flavour}, ${language}${marked(languages, language)}`,
    `${words} words and ${characters} characters to translate in ${segments} segments`,
    ...(revisions > 0 ? [`${revisions} tracked changes`] : []),
    `Features: ${features.join(', ') || 'plain text'}`,
    '',
    'Coverage (text-bearing nodes, characters)',
  ];
  let part = '';
  for (const line of coverage) {
    if (line.part !== part) lines.push(`  ${line.part}`);
    part = line.part;
    lines.push(
      `    ${line.disposition.padEnd(10)} ${String(line.nodes).padStart(6)} ${String(line.characters).padStart(8)}  ${line.node} (${line.rule})`,
    );
  }
  return `${lines.join('\n')}\n\n${formatFindings(findings)}`;
}

/** The other languages text is marked with, by share. */
function marked(languages: Inspection['languages'], language: string): string {
  const total = languages.reduce((sum, { characters }) => sum + characters, 0);
  const others = languages.filter((entry) => entry.language !== language && entry.characters * 100 >= total);
  if (others.length === 0) return '';
  const list = others.map((entry) => `${entry.language} ${Math.round((entry.characters / total) * 100)} %`);
  return ` (marked as well: ${list.join(', ')})`;
}
