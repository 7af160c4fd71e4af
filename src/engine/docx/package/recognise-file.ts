import type { Finding } from '#engine/findings';
import { isCompoundFile, listCompoundStreams } from './compound-file.ts';
import { packageFinding } from './findings.ts';

const ownerLockLengths = [54, 55, 162, 165];
const longestOwnerName = 54;

/**
 * Says what a file is that does not begin like a ZIP container, or undefined where it does. Word documents always
 * begin with an entry; bytes in front of it are the mark of another format that carries an archive along.
 */
export function recogniseForeignFile(bytes: Uint8Array): Finding | undefined {
  if (bytes.length === 0) return packageFinding('file-empty');
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (/^PK(\x03\x04|\x05\x06|\x06\x06)/.test(head)) return undefined;
  if (head.startsWith('PK\x07\x08'))
    return packageFinding('not-a-zip', { detail: 'one volume of a split archive' });
  if (isCompoundFile(bytes)) return recogniseCompoundFile(bytes);
  if (head.startsWith('{\\rtf')) return packageFinding('file-rtf');
  if (head.startsWith('%PDF-')) return packageFinding('file-pdf');
  if (isOwnerLock(bytes)) return packageFinding('file-owner-lock');
  return recogniseText(head.replaceAll('\0', '').replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, ''));
}

function recogniseCompoundFile(bytes: Uint8Array): Finding {
  const streams = new Set(listCompoundStreams(bytes));
  if (streams.has('EncryptedPackage') || streams.has('EncryptionInfo'))
    return packageFinding('file-encrypted');
  if (streams.has('WordDocument')) return packageFinding('file-legacy-word');
  if (streams.has('Workbook') || streams.has('Book'))
    return packageFinding('file-other-office', { detail: 'Excel 97' });
  if (streams.has('PowerPoint Document'))
    return packageFinding('file-other-office', { detail: 'PowerPoint 97' });
  return packageFinding('not-a-zip', { detail: 'an OLE compound file without a document' });
}

function recogniseText(text: string): Finding {
  if (
    /^<\?xml/.test(text) &&
    /progid="Word\.Document"|office\/2006\/xmlPackage|word\/2003\/wordml/.test(text)
  ) {
    return packageFinding('file-flat-xml');
  }
  if (
    /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype html|<html[\s>])/i.test(text) ||
    /^MIME-Version:/i.test(text)
  ) {
    return packageFinding('file-html');
  }
  return packageFinding('not-a-zip');
}

/** MS Word writes the length of the user's name, the name in 8 bits, and again in 16 bits, at a fixed length. */
function isOwnerLock(bytes: Uint8Array): boolean {
  const length = bytes[0]!;
  if (!ownerLockLengths.includes(bytes.length) || length === 0 || length > longestOwnerName) return false;
  return bytes.subarray(1, 1 + length).every((byte) => byte >= 0x20);
}
