import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of test documents kept outside the project; `VERSO_CORPUS` names another place. */
export const corpusFolder =
  process.env.VERSO_CORPUS ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus');

/** False where the corpus is not on this machine; tests then skip and say so with `corpusMissing`. */
export const hasCorpus = existsSync(join(corpusFolder, 'MANIFEST.tsv'));

export const corpusMissing = `the test corpus is not at ${corpusFolder} (set VERSO_CORPUS)`;

export interface CorpusFile {
  /** Path below the corpus folder. */
  readonly path: string;
  readonly name: string;
  readonly tags: ReadonlySet<string>;
  read(): Uint8Array;
}

/** The files of one corpus folder (`docx/valid`) with their tags, sorted by name; empty without a corpus. */
export function listCorpus(folder: string): CorpusFile[] {
  if (!hasCorpus) return [];
  const tagsOf = new Map<string, string[]>();
  for (const line of readFileSync(join(corpusFolder, 'MANIFEST.tsv'), 'utf8').split('\n').slice(1)) {
    const columns = line.split('\t');
    if (columns.length >= 8) tagsOf.set(columns[0]!, columns[7]!.trim().split(','));
  }
  return readdirSync(join(corpusFolder, folder))
    .filter((name) => tagsOf.has(`${folder}/${name}`))
    .sort()
    .map((name) => ({
      path: `${folder}/${name}`,
      name,
      tags: new Set(tagsOf.get(`${folder}/${name}`)),
      read: () => new Uint8Array(readFileSync(join(corpusFolder, folder, name))),
    }));
}
