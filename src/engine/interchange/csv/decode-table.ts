import type { Finding } from '#engine/findings';
import { EncodingSurvey, type TableEncoding } from './survey-encoding.ts';

/** The characters of a table, without NULs, which neither PostgreSQL nor XML can hold. An error where it is no text. */
export function decodeTable(
  bytes: Uint8Array,
): { readonly text: string; readonly findings: readonly Finding[] } | Finding {
  const survey = new EncodingSurvey();
  survey.add(bytes);
  const encoding = survey.finish();
  if ('code' in encoding) return encoding;
  const decoder = new TableDecoder(encoding);
  return { text: decoder.next(bytes, true), findings: encoding.findings };
}

/** Decodes a table whose encoding is known, chunk by chunk. */
export class TableDecoder {
  private readonly decoder: InstanceType<typeof TextDecoder>;

  constructor({ label }: TableEncoding) {
    this.decoder = new TextDecoder(label);
  }

  next(chunk: Uint8Array, isLast: boolean): string {
    return this.decoder.decode(chunk, { stream: !isLast }).replaceAll('\0', '');
  }
}
