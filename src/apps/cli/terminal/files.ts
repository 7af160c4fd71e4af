import { access, constants, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSameFile, writeWholeFile } from '#platform/files';
import { CommandRefused, commandFinding } from './refusal.ts';

/** Reads a file named on the command line; refuses with a sentence where that fails. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw new CommandRefused([commandFinding('file-unreadable', { detail: `${path}: ${reason(error)}` })]);
  }
}

/** Writes an output whole or not at all. */
export async function writeOutput(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeWholeFile(path, content);
  } catch (error) {
    throw new CommandRefused([commandFinding('file-unwritable', { detail: `${path}: ${reason(error)}` })]);
  }
}

/** Refuses outputs whose folder cannot be written to, before anything is spent on what they are to hold. */
export async function checkWritable(outputs: Paths): Promise<void> {
  for (const path of outputs) {
    if (path === undefined) continue;
    try {
      await access(dirname(path), constants.W_OK);
    } catch (error) {
      throw new CommandRefused([commandFinding('file-unwritable', { detail: `${path}: ${reason(error)}` })]);
    }
  }
}

type Paths = readonly (string | undefined)[];

/** Refuses outputs that name one of the inputs or one another, whatever their spelling; undefined names nothing. */
export async function keepApart(inputs: Paths, outputs: Paths): Promise<void> {
  const taken = inputs.filter((path) => path !== undefined);
  for (const output of outputs) {
    if (output === undefined) continue;
    for (const path of taken) {
      if (await isSameFile(path, output))
        throw new CommandRefused([commandFinding('output-exists', { detail: output })]);
    }
    taken.push(output);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
