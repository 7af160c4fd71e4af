import { createReadStream, createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { reading } from '#domain/audit';
import { type Context, type OpenServices, systemActor } from '#domain/context';
import { exportTerms } from '#domain/glossary/export';
import {
  type ConflictChoice,
  conflictChoices,
  type ImportReport,
  reportImport,
  requireImport,
  startImport,
} from '#domain/glossary/imports';
import { rebuildIndex } from '#domain/glossary/retrieval';
import { settleImport, stageImport } from '#domain/glossary/staging';

interface Place {
  readonly project: string;
  readonly glossary: string;
}

interface ImportFlags extends Place {
  readonly from?: string;
  readonly to?: string;
  readonly review: boolean;
  readonly conflicts: string;
  readonly draft?: true;
}

interface ExportFlags extends Place {
  readonly format?: string;
  readonly languages?: string;
  readonly all?: true;
}

/** `verso glossary import`, `export` and `reindex`. */
export function addCommands(program: Command, open: () => Promise<OpenServices>): void {
  const glossary = program.command('glossary').description('bring terms into glossaries and out of them');
  const placed = (command: Command): Command =>
    command
      .requiredOption('--project <id>', 'a project that uses the glossary')
      .requiredOption('--glossary <id>', 'the glossary');
  placed(glossary.command('import <file>'))
    .description(
      'import a table (CSV) or TBX; nothing counts before people decided, unless --no-review is given',
    )
    .option('--from <tag>', 'language of the sources, for tables that do not say theirs')
    .option('--to <tag>', 'language of the targets, for tables that do not say theirs')
    .option('--no-review', 'commit at once whatever can be read')
    .option(
      '--conflicts <choice>',
      'with --no-review, what becomes of what it contradicts: replace, keep, both',
      'both',
    )
    .option('--draft', 'with --no-review, terms are drafts until somebody approves them')
    .action((file: string, flags: ImportFlags) =>
      within(open, 'import', (context) => importFile(context, file, flags)),
    );
  placed(glossary.command('export <file>'))
    .description('write a glossary as TBX, or as a table where the file is called .csv')
    .option('--format <format>', 'tbx or csv; by default the ending of the file says')
    .option('--languages <tags>', 'only terms of these languages, separated by commas')
    .option('--all', 'drafts and rejected terms too')
    .action((file: string, flags: ExportFlags) =>
      within(open, 'export', (context) => exportFile(context, file, flags)),
    );
  glossary
    .command('reindex')
    .description(
      'build the index of concepts on the search server anew; the one there is goes on until it is built',
    )
    .action(() => within(open, 'reindex', reindex));
}

async function within(
  open: () => Promise<OpenServices>,
  verb: string,
  work: (context: Context) => Promise<void>,
): Promise<void> {
  const services = await open();
  try {
    await work(reading(services, systemActor(`verso glossary ${verb}`)));
  } finally {
    await services.close();
  }
}

async function importFile(context: Context, file: string, flags: ImportFlags): Promise<void> {
  const { services } = context;
  if (!conflictChoices.includes(flags.conflicts as ConflictChoice))
    throw new Error(`--conflicts is one of ${conflictChoices.join(', ')}`);
  const { id } = await startImport(context, {
    projectId: flags.project,
    glossaryId: flags.glossary,
    from: flags.from,
    to: flags.to,
    review: flags.review,
    conflicts: flags.conflicts as ConflictChoice,
    approval: flags.draft ? 'draft' : 'approved',
    fileName: basename(file),
    mediaType: 'application/octet-stream',
    content: createReadStream(file),
  });
  await stageImport(services, id);
  await settleImport(services, id);
  const found = await requireImport(context, id, 'project.read');
  for (const line of describe(id, found.state, await reportImport(context, found)))
    process.stdout.write(`${line}\n`);
  for (const { severity, message, place = '' } of found.account.findings)
    process.stdout.write(`${severity} ${place} ${message}\n`);
  if (found.failure) {
    process.stdout.write(`${found.failure.message} ${found.failure.action}\n`);
    process.exitCode = 2;
  }
}

function describe(id: string, state: string, report: ImportReport): string[] {
  const counted = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, count]) => `, ${count} ${name}`)
      .join('');
  return [
    `import ${id}: ${state}`,
    `${report.rows} rows: ${report.undecided} undecided, ${report.accepted} accepted, ${report.rejected} rejected${counted(report.unread)}`,
    ...(Object.keys(report.outcomes).length > 0 ? [`of these${counted(report.outcomes).slice(1)}`] : []),
  ];
}

async function exportFile(context: Context, file: string, flags: ExportFlags): Promise<void> {
  const format = flags.format ?? (/\.csv$/i.test(file) ? 'csv' : 'tbx');
  if (format !== 'csv' && format !== 'tbx') throw new Error('--format is tbx or csv');
  const { content } = await exportTerms(context, {
    projectId: flags.project,
    glossaryId: flags.glossary,
    format,
    languages: flags.languages?.split(',').filter(Boolean) ?? [],
    approval: flags.all ? 'all' : 'approved',
    filter: {},
  });
  await pipeline(content, createWriteStream(file));
}

async function reindex({ services }: Context): Promise<void> {
  const name = await rebuildIndex(services);
  if (name === undefined) throw new Error('There is no search server: set VERSO_SEARCH_URL.');
  process.stdout.write(`workers build ${name}; GET /api/v1/term-search tells how far they are\n`);
}
