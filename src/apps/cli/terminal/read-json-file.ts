import type { z } from 'zod';
import { readInput } from './files.ts';
import { CommandRefused, commandFinding } from './refusal.ts';

/** Reads a JSON file of a known form; refuses with the place and the reason where it has another. */
export async function readJsonFile<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
  const text = new TextDecoder().decode(await readInput(path));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refusedFile(path, (error as SyntaxError).message);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new CommandRefused(
    parsed.error.issues.map(({ path: at, message }) =>
      commandFinding('options-invalid', { detail: `${[path, ...at].join('.')}: ${message}` }),
    ),
  );
}

function refusedFile(path: string, reason: string): CommandRefused {
  return new CommandRefused([commandFinding('options-invalid', { detail: `${path}: ${reason}` })]);
}
