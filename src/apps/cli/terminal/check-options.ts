import { z } from 'zod';
import { type CheckSettings, readCheckSettings } from '#engine/checks';
import { readJsonFile } from './read-json-file.ts';
import { CommandRefused } from './refusal.ts';

/** Reads a file that says which checks are made; undefined, which stands for the defaults, without one. */
export async function readCheckOptions(path: string | undefined): Promise<CheckSettings | undefined> {
  if (path === undefined) return undefined;
  const { settings, findings } = readCheckSettings(await readJsonFile(path, z.json()));
  if (!settings) throw new CommandRefused(findings.map((finding) => ({ ...finding, place: path })));
  return settings;
}
