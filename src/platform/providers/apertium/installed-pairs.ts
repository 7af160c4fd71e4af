import { readdirSync } from 'node:fs';
import { type ApertiumPair, findPair, pairOfMode } from './language-modes.ts';

/** Where Debian and Apertium's own packages put what they translate. */
export const modeFolders: readonly string[] = [
  '/usr/share/apertium/modes',
  '/usr/local/share/apertium/modes',
];

/** The directions installed on this machine; none where Apertium is not. */
export function installedApertiumPairs(folders: readonly string[] = modeFolders): readonly ApertiumPair[] {
  return folders.flatMap((folder) => {
    try {
      return readdirSync(folder)
        .filter((name) => name.endsWith('.mode'))
        .toSorted()
        .flatMap((name) => pairOfMode(name.slice(0, -'.mode'.length)) ?? []);
    } catch {
      return [];
    }
  });
}

/** Whether two languages (BCP 47 tags) can be translated on this machine without asking anyone else. */
export function isApertiumInstalled(sourceLanguage: string, targetLanguage: string): boolean {
  return findPair(installedApertiumPairs(), sourceLanguage, targetLanguage) !== undefined;
}
