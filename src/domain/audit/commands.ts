import type { Command } from 'commander';
import {
  beginning,
  type ChainFault,
  type ChainVerdict,
  findChainHead,
  readHead,
  verifyChain,
  writeHead,
} from '#domain/audit/chain';
import type { OpenServices } from '#domain/context';

export function addCommands(program: Command, open: () => Promise<OpenServices>): void {
  const audit = program.command('audit').description('prove that the audit was not tampered with');
  audit
    .command('verify')
    .description('walk the whole chain; ends with exit code 1 at the first bad entry')
    .option('--expect <sequence:hash>', 'a head that was kept elsewhere, to notice a cut or rewritten end')
    .option('--json', 'print the verdict as JSON')
    .action(async (flags: { expect?: string; json?: true }) => {
      const expected = flags.expect === undefined ? undefined : readHead(flags.expect);
      const verdict = await withServices(open, ({ db }) => verifyChain(db, { expected }));
      process.stdout.write(flags.json ? `${JSON.stringify(show(verdict))}\n` : describe(verdict));
      if (verdict.fault) process.exitCode = 1;
    });
  audit
    .command('head')
    .description('print the last sequence and its hash, to keep elsewhere')
    .action(async () => {
      const head = (await withServices(open, ({ db }) => findChainHead(db))) ?? beginning;
      process.stdout.write(`${writeHead(head)}\n`);
    });
}

async function withServices<T>(
  open: () => Promise<OpenServices>,
  work: (services: OpenServices) => Promise<T>,
) {
  const services = await open();
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}

const meanings: Record<ChainFault['kind'], string> = {
  missing: 'is missing',
  unlinked: 'does not follow the one before: entries were moved, inserted or removed here',
  changed: 'is not what was written',
  truncated: 'is missing: the end of the chain was cut off',
  rewritten: 'is not the one that was expected: the chain was rewritten',
};

function show({ sequence, hash, fault }: ChainVerdict) {
  return { good: !fault, fault: fault ?? null, sequence, hash: Buffer.from(hash).toString('hex') };
}

function describe(verdict: ChainVerdict): string {
  const { sequence, fault } = verdict;
  if (!fault) return `Good: ${sequence} entries. Head: ${writeHead(verdict)}\n`;
  return `Bad: entry ${fault.sequence} ${meanings[fault.kind]}. The ${sequence} entries walked before are linked.\n`;
}
