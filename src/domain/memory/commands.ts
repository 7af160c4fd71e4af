import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { reading } from '#domain/audit';
import { type OpenServices, systemActor } from '#domain/context';
import { addCommands as addErasureCommands } from '#domain/memory/erasure';
import { addCommands as addOrderCommands } from '#domain/memory/reindexing';
import { exportUnits } from '#domain/memory/units';

interface ExportFlags {
  readonly project: string;
  readonly memory: string;
  readonly from?: string;
  readonly to?: string;
  readonly contains?: string;
}

/** `verso memory …` */
export function addCommands(program: Command, open: () => Promise<OpenServices>): void {
  const memory = program
    .command('memory')
    .description('write translation memories as TMX, and look after their index');
  memory
    .command('export <file>')
    .description('write the active units of a memory as TMX; the same units give the same bytes')
    .requiredOption('--project <id>', 'a project that uses the memory')
    .requiredOption('--memory <id>', 'the memory')
    .option('--from <tag>', 'only units of this source language')
    .option('--to <tag>', 'only units of this target language')
    .option('--contains <text>', 'only units with this text in source or target')
    .action(async (file: string, { project, memory: memoryId, ...filter }: ExportFlags) => {
      const services = await open();
      try {
        const context = reading(services, systemActor('verso memory export'));
        const { content } = await exportUnits(context, { projectId: project, memoryId, filter });
        await pipeline(content, createWriteStream(file));
      } finally {
        await services.close();
      }
    });
  addErasureCommands(memory, open);
  addOrderCommands(memory, open);
}
