import { rewriteZip, type ZipRecord } from '#engine/docx/package/zip';
import type { DocxPackage } from './package.ts';

/**
 * The bytes of the package with the content of some parts replaced. All other entries are copied as they are,
 * compressed data and headers byte for byte; order, names, timestamps and attributes stay. Deterministic; without
 * replacements the result equals the bytes the package was opened from.
 *
 * @param replacements uncompressed bytes by part name, such as `/word/document.xml`
 * @throws Error for a name that is not in the package
 */
export function rewritePackage(
  opened: DocxPackage,
  replacements: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const byEntry = new Map<ZipRecord, Uint8Array>();
  for (const [name, content] of replacements) {
    const part = opened.part(name);
    if (!part) throw new Error(`The package has no part ${name}`);
    byEntry.set(part.entry as ZipRecord, content);
  }
  return rewriteZip(opened.archive, byEntry);
}
