import { peekEntry, readEntry, readZip, type ZipRecord } from '#engine/docx/package/zip';
import type { Finding } from '#engine/findings';
import { packageFinding } from './findings.ts';
import type { PackageLimits } from './limits.ts';
import { isFinding, Refusal, refuse } from './refusal.ts';

/** Faults of an embedded archive that are an attack on whoever opens it, not mere damage. */
const attacks = new Set([
  'zip-bomb',
  'zip-overlap',
  'zip-too-many-entries',
  'zip-part-too-large',
  'zip-total-too-large',
]);

export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * Walks the packages embedded in a part as deep as the limits allow and refuses bombs among them. Nothing in them is
 * unpacked but further packages, and what is held of those at one time stays within `limits.partBytes`.
 *
 * @param spent uncompressed bytes of everything seen so far, which count against the total
 */
export function checkNesting(
  bytes: Uint8Array,
  name: string,
  limits: PackageLimits,
  spent: { total: number },
): Finding[] {
  return checkLevel(bytes, 1, bytes.length);

  function checkLevel(level: Uint8Array, depth: number, held: number): Finding[] {
    if (depth > limits.nesting) refuse('nesting-too-deep', `more than ${limits.nesting} levels`, name);
    const archive = readZip(level, { ...limits, totalBytes: limits.totalBytes - spent.total });
    if (isFinding(archive)) {
      if (attacks.has(archive.code)) throw new Refusal({ ...archive, part: name });
      return [packageFinding('embedded-package-unreadable', { detail: archive.message, part: name })];
    }
    spent.total += archive.entries.reduce((sum, { size }) => sum + size, 0);
    const isPackage = (entry: ZipRecord) => !entry.isDirectory && looksLikeZip(peekEntry(archive, entry));
    return archive.entries.filter(isPackage).flatMap((entry) => {
      if (held + entry.size > limits.partBytes) refuse('nesting-too-large', entry.name, name);
      const inner = readEntry(archive, entry);
      if (isFinding(inner)) {
        return [packageFinding('embedded-package-unreadable', { detail: inner.message, part: name })];
      }
      return checkLevel(inner, depth + 1, held + entry.size);
    });
  }
}
