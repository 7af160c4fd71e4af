/** A mark, a text that reads like one, and either as `markedText` escapes it; linear in blanks. */
const anyMark = /(?:<|&(?:amp;)*lt;)\s*(?:\/\s*)?\d{1,9}\s*(?:\/\s*)?>/g;
const escapes = /&(?:amp;)*(?:lt|amp);/g;
const notRead = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * What is left of a marked text for comparing echoes: letters and digits in lower case, since models tidy quotes,
 * blanks and marks when they copy. Texts without a letter or digit keep their signs.
 */
export function echoForm(marked: string): string {
  const text = marked.normalize('NFKC').replace(anyMark, ' ').replace(escapes, ' ').toLowerCase();
  return text.replace(notRead, '') || text.replace(/\s+/g, '');
}

/** The digits of an echo form. */
export function digitsIn(form: string): string {
  return form.replace(/\P{Nd}+/gu, '');
}
