import { storageProblem } from './problems.ts';

/** A name that no file system and no proxy reads as anything but a name. */
const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/;
const longestKey = 512;

/**
 * Throws `object-key-invalid` for keys that could leave their folder or that one of the storages cannot hold: names of
 * at most 200 letters, digits, dots, hyphens and underscores, not beginning with a dot, parted by single slashes.
 */
export function requireObjectKey(key: string): void {
  const isValid = key.length <= longestKey && key.split('/').every((name) => segment.test(name));
  if (!isValid) throw storageProblem('object-key-invalid');
}
