import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Finding } from '#engine/findings';
import type { MemoryUnit } from '#engine/matching';
import { type Leverage, loadGlossary, loadMemory, makeLeverage } from '#pipeline/in-memory';
import type { RecallPolicy } from '#pipeline/translation';
import { readInput } from './files.ts';
import { CommandRefused, commandFinding } from './refusal.ts';

export interface LeverageFlags {
  readonly memory?: readonly string[];
  readonly glossary?: readonly string[];
  readonly acceptMatch: string;
  readonly suggestMatch: string;
  readonly tmxOut?: string;
}

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

/** Adds the options that say what is known beforehand. */
export function addLeverageOptions(command: Command): Command {
  return command
    .option('--memory <file>', 'a translation memory, TMX of any version; may be given again', collect)
    .option('--glossary <file>', 'terms, as .csv, .tsv, .txt or .tbx; may be given again', collect)
    .option('--accept-match <score>', 'lowest match that is taken without asking the provider, 50–101', '95')
    .option(
      '--suggest-match <score>',
      'lowest match that is shown to the provider as an example, 50–100',
      '70',
    )
    .option('--tmx-out <file>', 'write what was translated as TMX, whatever becomes of the document');
}

export function recallPolicyFrom({ acceptMatch, suggestMatch }: LeverageFlags): RecallPolicy {
  return {
    accept: score('--accept-match', acceptMatch, 101),
    suggest: score('--suggest-match', suggestMatch, 100),
  };
}

function score(option: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 50 && value <= most) return value;
  throw new CommandRefused([commandFinding('option-value', { detail: `${option} ${text}` })]);
}

/** Reads the memories and glossaries for a language pair; undefined where none is named. */
export function leverageFrom({
  memory = [],
  glossary = [],
}: Pick<LeverageFlags, 'memory' | 'glossary'>):
  | ((from: string, to: string) => Promise<Leverage>)
  | undefined {
  if (memory.length + glossary.length === 0) return undefined;
  return async (from, to) => {
    const units: MemoryUnit[] = [];
    const findings: Finding[] = [];
    for (const path of memory) {
      const loaded = await loadMemory(basename(path), chunksOf(path), from, to);
      for (const unit of loaded.units) units.push(unit);
      findings.push(...loaded.findings);
    }
    const glossaries = [];
    for (const path of glossary) {
      const loaded = loadGlossary(basename(path), await readInput(path), from, to);
      if (loaded.glossary) glossaries.push(loaded.glossary);
      findings.push(...loaded.findings);
    }
    return makeLeverage({ units, glossaries, findings, from, to });
  };
}

/** A file in pieces; refuses with a sentence where it cannot be read. */
async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 });
  } catch (error) {
    const detail = `${path}: ${error instanceof Error ? error.message : error}`;
    throw new CommandRefused([commandFinding('file-unreadable', { detail })]);
  }
}
