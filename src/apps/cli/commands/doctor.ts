import type { Command } from 'commander';
import { CommandRefused } from '#apps/cli/terminal';
import type { Check } from '#apps/doctor';

/** `verso doctor`: exit code 2 where a check failed. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Try out what the service needs, and say what to do where something is wrong.')
    .option('--no-providers', 'do not ask the configured connections to translate a sentence each')
    .option('--json', 'print the checks as JSON')
    .addHelpText('after', '\nExample:\n  verso doctor           exit code 2 where a check failed')
    .action(async ({ json, providers }: { json?: boolean; providers: boolean }) => {
      const { examine } = await import('#apps/doctor');
      const checks = await examine(process.env, { providers });
      const text = json ? JSON.stringify({ checks }, null, 2) : checks.map(describe).join('\n');
      process.stdout.write(`${text}\n`);
      if (checks.some(({ state }) => state === 'fail')) throw new CommandRefused([]);
    });
}

function describe({ name, state, found, action }: Check): string {
  const line = `${state.padEnd(5)} ${name.padEnd(12)} ${found}`;
  return action ? `${line}\n${' '.repeat(19)}${action}` : line;
}
