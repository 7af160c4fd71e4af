import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ProviderError } from '#platform/providers';

/** One program of a pipeline. */
export interface Stage {
  readonly program: string;
  readonly arguments: readonly string[];
}

/** A mode as two pipelines: what finds the words of the source, and what follows. */
export interface Mode {
  readonly analysis: readonly Stage[];
  /** Empty where this Apertium cannot carry marks of words along; `analysis` then is the whole pipeline. */
  readonly translation: readonly Stage[];
}

const run = promisify(execFile);

/**
 * Reads a mode file: a line of programs joined by `|`. `apertium-wblank-mode` tells where marks of words join and
 * leave it, and makes every program flush at a NUL. No shell runs what stands there.
 */
export async function readMode(mode: string, folders: readonly string[]): Promise<Mode> {
  const path = folders.map((folder) => join(folder, `${mode}.mode`)).find((file) => existsSync(file));
  if (path === undefined) throw misconfigured(`there is no mode ${mode}`);
  let line: string;
  try {
    line = (await run('apertium-wblank-mode', ['-z', path], { timeout: 10_000 })).stdout;
  } catch {
    line = readFileSync(path, 'utf8');
  }
  const stages = line.trim().split('|').map(stageOf);
  const attach = stages.findIndex(({ program }) => program === 'apertium-wblank-attach');
  if (attach === -1) return { analysis: stages.map(flushing), translation: [] };
  return { analysis: stages.slice(0, attach), translation: stages.slice(attach + 1) };
}

/** A program and its arguments; `$1` is how the generator writes unknown words, `$2` belongs to the tagger's display. */
function stageOf(command: string): Stage {
  const words = [...command.matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+)/g)].map((m) => m[1] ?? m[2] ?? m[3]!);
  const [program, ...rest] = words.flatMap((word) => (word === '$1' ? ['-n'] : word === '$2' ? [] : [word]));
  if (program === undefined || words.some((word) => /[`;&<>\n]|\$\(/.test(word)))
    throw misconfigured('the mode file is no line of programs');
  return { program, arguments: rest };
}

function flushing(stage: Stage): Stage {
  return stage.arguments.includes('-z') ? stage : { ...stage, arguments: ['-z', ...stage.arguments] };
}

function misconfigured(message: string): ProviderError {
  return new ProviderError('misconfigured', `Apertium: ${message}`, { isRetryable: false });
}
