import { Command } from 'commander';
import { version } from '#platform/config';
import { addAssemble } from './commands/assemble.ts';
import { addCertificate } from './commands/certificate.ts';
import { addDoctor } from './commands/doctor.ts';
import { addExtract } from './commands/extract.ts';
import { addInspect } from './commands/inspect.ts';
import { addQueues } from './commands/queues.ts';
import { addSegment } from './commands/segment.ts';
import { addService } from './commands/service.ts';
import { addTranslate } from './commands/translate.ts';
import { addValidate } from './commands/validate.ts';

const examples = `
Examples:
  verso inspect contract.docx                      what is in it, and what would be translated
  verso translate contract.docx --to de            a translated copy, proven intact
  verso extract contract.docx --out contract.xlf   its sentences for a translator's tool
  verso assemble contract.docx contract.xlf --out vertrag.docx
  verso validate vertrag.docx --against contract.docx
  verso segment --language en text.txt             one sentence a line

Exit codes: 0 done, 2 refused or blocked (the findings say why), 1 internal error.
Findings are explained in docs/findings.md.`;

/** The whole command line as a value; parsing it runs a command. */
export function createProgram(): Command {
  const program = new Command('verso')
    .description('Private, provable translation of Word documents.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .addHelpText('after', examples)
    .exitOverride()
    .showHelpAfterError('(verso COMMAND --help explains a command)');
  for (const add of [
    addInspect,
    addTranslate,
    addExtract,
    addAssemble,
    addValidate,
    addCertificate,
    addSegment,
  ])
    add(program);
  for (const add of [addService, addDoctor, addQueues]) add(program);
  overrideExit(program);
  return program;
}

/** Adds the commands of rooms, which need the service's code: not done where a command above is asked for. */
export async function addRoomCommands(program: Command): Promise<void> {
  const { loadPlugins } = await import('#apps/service');
  const open = async () => {
    const { openForCommand } = await import('#apps/service');
    const { loadConfiguration } = await import('#platform/config');
    const { createLogger } = await import('#platform/telemetry');
    return openForCommand(loadConfiguration(process.env), createLogger('error'));
  };
  for (const plugin of await loadPlugins()) plugin.commands?.(program, open);
  overrideExit(program);
}

function overrideExit(program: Command): void {
  for (const command of program.commands) {
    command.exitOverride();
    overrideExit(command);
  }
}
