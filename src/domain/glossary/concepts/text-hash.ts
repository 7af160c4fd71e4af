import { createHash } from 'node:crypto';

/** What a term is known by when it is looked for as a whole: its text without case, width and the length of blanks. */
export function foldTerm(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** A digest of that, short enough for an index whatever the length of the term; hexadecimal. */
export function hashTerm(text: string): string {
  return createHash('sha256').update(foldTerm(text)).digest('hex').slice(0, 32);
}
