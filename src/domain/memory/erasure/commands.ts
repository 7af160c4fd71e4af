import type { Command } from 'commander';
import { transact } from '#domain/audit';
import { type OpenServices, systemActor } from '#domain/context';
import { type Erasure, type ErasureRequest, eraseTraces } from './erase-traces.ts';

interface EraseFlags {
  readonly person?: string[];
  readonly file?: string;
  readonly reason: string;
  readonly destroy?: true;
  readonly yes?: true;
}

/** `verso memory erase` */
export function addCommands(memory: Command, open: () => Promise<OpenServices>): void {
  memory
    .command('erase')
    .description('take a person or a document out of all memories; says what would go unless told --yes')
    .option('--person <names...>', 'names and ids by which units and imports know a person')
    .option('--file <id>', 'what was learned from any run of this document')
    .requiredOption('--reason <text>', 'why; it goes into the audit')
    .option('--destroy', 'destroy what the person changed last, rather than take the name off')
    .option('--yes', 'do it')
    .action(async (flags: EraseFlags, command: Command) => {
      const of = subjectOf(flags) ?? command.error('Say either --person or --file.');
      const services = await open();
      try {
        await eraseAll(services, { of, destroy: flags.destroy ?? false, reason: flags.reason }, flags.yes);
      } finally {
        await services.close();
      }
    });
}

function subjectOf({ person, file }: EraseFlags): ErasureRequest['of'] | undefined {
  if (person && file === undefined) return { names: person };
  return file !== undefined && !person ? { fileId: file } : undefined;
}

/** Portion by portion, each in a transaction of its own. */
async function eraseAll(
  services: OpenServices,
  request: Omit<ErasureRequest, 'preview'>,
  isMeant = false,
): Promise<void> {
  let more = true;
  while (more) {
    const erasure = await transact(services, systemActor('verso memory erase'), (context) =>
      eraseTraces(context, { ...request, preview: !isMeant }),
    );
    for (const line of describe(erasure, isMeant)) console.log(line);
    more = isMeant && erasure.isMore;
  }
  if (!isMeant) console.log('Nothing was changed; --yes does it.');
}

function describe(
  { memories, destroyed, forgotten, imports, held, unread }: Erasure,
  isDone: boolean,
): string[] {
  const verb = isDone ? 'were' : 'would be';
  return [
    ...memories.map(
      ({ memory, units, isHeld }) => `${memory}: ${units} units${isHeld ? ', under a legal hold' : ''}`,
    ),
    `${destroyed} units ${verb} destroyed; the name ${verb} taken off ${forgotten} units and ${imports} imports.`,
    ...(held > 0 ? [`${held} units stay under a legal hold.`] : []),
    ...(unread > 0
      ? [`${unread} imports are not read to the end: erase again once they are, or discard them.`]
      : []),
  ];
}
