import type { Command } from 'commander';
import { reading } from '#domain/audit';
import { type OpenServices, systemActor } from '#domain/context';
import { importManifest } from './import-manifest.ts';

export function addCommands(program: Command, open: () => Promise<OpenServices>): void {
  program
    .command('import-versions <manifest.csv>')
    .description(
      'import versions from another system: columns path, modified_at, name, source_language, origin',
    )
    .requiredOption('--project <id>', 'the project they go to')
    .action(async (manifest: string, flags: { project: string }) => {
      const services = await open();
      try {
        const context = reading(services, systemActor('verso import-versions'));
        for await (const { line, path, outcome, detail } of importManifest(
          context,
          flags.project,
          manifest,
        )) {
          process.stdout.write(`${line} ${outcome} ${path} ${detail}\n`);
          if (outcome === 'refused') process.exitCode = 1;
        }
        process.stdout.write('Run `verso files rebuild-lineage` to give them their files.\n');
      } finally {
        await services.close();
      }
    });
}
