import type { Command } from 'commander';
import { transact } from '#domain/audit';
import { type OpenServices, systemActor } from '#domain/context';
import {
  hasChanges,
  type LineageChanges,
  listProjectsWithImports,
  rebuildLineage,
} from '#domain/files/backfill';

export function addCommands(program: Command, open: () => Promise<OpenServices>): void {
  const files = program.command('files').description('keep files and their versions in order');
  files
    .command('rebuild-lineage')
    .description('put versions that came without a key of their file into timelines')
    .option('--check', 'change nothing; print what would change and end with exit code 1 if something would')
    .option('--project <id>', 'only this project')
    .action(async (flags: { check?: true; project?: string }) => {
      const services = await open();
      try {
        const projects = flags.project ? [flags.project] : await listProjectsWithImports(services.db);
        let changed = 0;
        for (const project of projects) {
          const changes = await transact(services, systemActor('verso files rebuild-lineage'), (context) =>
            rebuildLineage(context, project, { check: flags.check }),
          );
          if (hasChanges(changes)) changed++;
          for (const line of describe(project, changes)) process.stdout.write(`${line}\n`);
        }
        if (flags.check && changed > 0) process.exitCode = 1;
        if (changed === 0) process.stdout.write('All versions stand where they belong.\n');
      } finally {
        await services.close();
      }
    });
}

function describe(project: string, changes: LineageChanges): string[] {
  const lines = [
    ...changes.newFiles.map(({ id, name }) => `new file ${id} ${name}`),
    ...changes.newVersions.map(
      ({ importId, fileId, number }) => `import ${importId} is version ${number} of ${fileId}`,
    ),
    ...changes.moved.map(
      ({ id, before, fileId, number }) =>
        `version ${id} goes from ${before.fileId} ${before.number} to ${fileId} ${number}`,
    ),
    ...changes.renamed.map(({ id, before, after }) => `file ${id} is called ${after} instead of ${before}`),
    ...changes.emptied.map(({ id, into }) => `file ${id} goes into ${into}`),
  ];
  return lines.map((line) => `${project}: ${line}`);
}
