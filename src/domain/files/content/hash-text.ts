import { createHash } from 'node:crypto';

/** Text as it is compared between versions: Unicode NFC, white space collapsed and trimmed, case kept. */
export function normaliseText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** First 8 bytes of the SHA-256 of the normalised text, as a signed 64-bit integer in decimal. */
export function hashText(text: string): string {
  return createHash('sha256').update(normaliseText(text)).digest().readBigInt64BE().toString();
}
