import { type ContentOptions, contentOptionsSchema, defaultContentOptions } from '#engine/docx/extract';
import { readInput } from './files.ts';
import { readJsonFile } from './read-json-file.ts';

/** Reads a file of content options, and one of SRX rules that go with them; the defaults without either. */
export async function readContentOptions(path: string | undefined, srx?: string): Promise<ContentOptions> {
  const options = path === undefined ? defaultContentOptions : await readJsonFile(path, contentOptionsSchema);
  return srx === undefined ? options : { ...options, srx: new TextDecoder().decode(await readInput(srx)) };
}
