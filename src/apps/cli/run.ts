import { CommanderError } from 'commander';
import { CommandRefused, printFindings } from '#apps/cli/terminal';
import { Problem } from '#platform/problems';
import { addRoomCommands, createProgram } from './program.ts';

/** Exit codes: done, internal error, refused or blocked. */
export const DONE = 0;
export const INTERNAL_ERROR = 1;
export const REFUSED = 2;

/** Runs one command line and gives its exit code; prints everything a person needs to go on. Never rejects. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const program = createProgram();
    const [name] = argv;
    const isBuiltIn = program.commands.some((command) => command.name() === name);
    if (!isBuiltIn && name !== '--version' && name !== '-V') await addRoomCommands(program);
    await program.parseAsync(argv, { from: 'user' });
    return DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : REFUSED;
    if (error instanceof CommandRefused) {
      // A command that has said all it had to say refuses without findings.
      if (error.findings.length > 0) printFindings(error.findings, argv.includes('--json'));
      return REFUSED;
    }
    if (error instanceof Problem) {
      if (argv.includes('--json'))
        process.stdout.write(
          `${JSON.stringify({ problem: { code: error.code, message: error.message } })}\n`,
        );
      process.stderr.write(`${error.code}: ${error.message}\n${error.action}\n`);
      return REFUSED;
    }
    if (isAbort(error)) {
      if (argv.includes('--json')) process.stdout.write('{ "cancelled": true }\n');
      process.stderr.write('Cancelled. No output was written.\n');
      return REFUSED;
    }
    process.stderr.write(`Internal error: ${describe(error)}\n`);
    if (process.env.VERSO_DEBUG) process.stderr.write(`${(error as Error).stack}\n`);
    else process.stderr.write('Set VERSO_DEBUG=1 to see where it happened.\n');
    return INTERNAL_ERROR;
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
