import type { Command } from 'commander';
import { z } from 'zod';
import { CommandRefused, commandFinding, readInput } from '#apps/cli/terminal';

interface Flags {
  readonly output?: string;
  readonly source?: string;
  readonly json?: boolean;
}

const help = `
Examples:
  verso certificate verify certificate.json                         whether this installation signed it
  verso certificate verify certificate.json --output vertrag.docx   and whether it is of this document

Exit code 0 if the certificate is genuine and the documents are those it states, 2 otherwise. Nothing but the key of the
installation is needed: VERSO_SECRET_KEY, or the data folder (VERSO_DATA).`;

/** `verso certificate verify`: whether a certificate is what was signed. */
export function addCertificate(program: Command): void {
  program
    .command('certificate')
    .description('Check the certificate of a delivery.')
    .addHelpText('after', help)
    .command('verify')
    .description('Check that this installation signed a certificate, and what it states of documents.')
    .argument('<file>', 'the certificate')
    .option('--output <document>', 'the translation it is of')
    .option('--source <document>', 'the document that was translated')
    .option('--json', 'print the answer as JSON')
    .action(verify);
}

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** What the answer tells; the signature is of everything. */
const stated = z.looseObject({
  runId: z.string(),
  versionId: z.string(),
  policyId: z.string(),
  sourceSha256: digest,
  outputSha256: digest,
  deliveredAt: z.string(),
  report: z.record(z.string(), z.unknown()),
  signature: z.string(),
});

async function verify(file: string, { output, source, json }: Flags): Promise<void> {
  const { isGenuine } = await import('#pipeline/delivery');
  const certificate = await readCertificate(file);
  if (!isGenuine(await openSecrets(), certificate)) refuse('certificate-not-genuine', file);
  const { runId, deliveredAt, sourceSha256, outputSha256 } = certificate;
  if (output !== undefined) await compare(output, outputSha256);
  if (source !== undefined) await compare(source, sourceSha256);
  if (json) {
    const facts = { genuine: true, runId, deliveredAt, sourceSha256, outputSha256 };
    return print(JSON.stringify(facts, null, 2));
  }
  print(`${file}: genuine, signed by this installation and unchanged since`);
  print(`  run ${runId}, delivered ${deliveredAt}`);
  print(`  source ${sourceSha256}${source === undefined ? '' : `, which is ${source}`}`);
  print(`  output ${outputSha256}${output === undefined ? '' : `, which is ${output}`}`);
}

async function readCertificate(file: string): Promise<z.output<typeof stated>> {
  const text = new TextDecoder().decode(await readInput(file));
  try {
    return stated.parse(JSON.parse(text));
  } catch {
    refuse('certificate-unreadable', file);
  }
}

async function openSecrets() {
  const { findSecretKey, loadConfiguration } = await import('#platform/config');
  const { createSecrets } = await import('#platform/secrets');
  const configuration = loadConfiguration(process.env);
  const key = await findSecretKey(configuration);
  // Making one, as the service does, would call every certificate a forgery.
  if (key === undefined) refuse('certificate-key-missing', configuration.dataFolder);
  return createSecrets(key);
}

async function compare(file: string, expected: string): Promise<void> {
  const { sha256 } = await import('#pipeline/intake');
  if (sha256(await readInput(file)) !== expected) refuse('certificate-of-another-document', file);
}

function refuse(code: Parameters<typeof commandFinding>[0], detail: string): never {
  throw new CommandRefused([commandFinding(code, { detail })]);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
