import type { DecodedBlock } from './decoded-block.ts';
import { detectEncoding } from './detect-encoding.ts';
import { Utf8Blocks } from './utf8-blocks.ts';

const replacement = '\uFFFD';

/** Decodes a file block by block. */
export class BlockDecoder {
  /** The encoding the file says it has, once the first block was decoded. */
  label = '';
  private decode: ((bytes: Uint8Array, isLast: boolean) => DecodedBlock) | undefined;
  private returnHeld = false;

  /** The next characters, or undefined where the encoding is not known. `isLast` comes with the end of the file. */
  next(bytes: Uint8Array, isLast: boolean): DecodedBlock | undefined {
    let body = bytes;
    if (this.decode === undefined) {
      const { label, markLength } = detectEncoding(bytes);
      this.label = label;
      this.decode = decoderOf(label);
      body = bytes.subarray(markLength);
    }
    return this.decode && this.normaliseLines(this.decode(body, isLast), isLast);
  }

  /** A carriage return at the end of a block waits for what follows it. */
  private normaliseLines({ text, invalidAt }: DecodedBlock, isLast: boolean): DecodedBlock {
    const held = this.returnHeld ? '\r' : '';
    const whole = held + text;
    this.returnHeld = !isLast && whole.endsWith('\r');
    if (!whole.includes('\r')) return { text, invalidAt };
    const lines = (part: string) => part.replace(/\r\n?/g, '\n');
    return {
      text: lines(this.returnHeld ? whole.slice(0, -1) : whole),
      invalidAt: invalidAt === -1 ? -1 : lines(held + text.slice(0, invalidAt)).length,
    };
  }
}

function decoderOf(label: string): ((bytes: Uint8Array, isLast: boolean) => DecodedBlock) | undefined {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label, { ignoreBOM: true });
  } catch {
    return undefined;
  }
  if (decoder.encoding === 'utf-8') {
    const blocks = new Utf8Blocks();
    return (bytes, isLast) => blocks.next(bytes, isLast);
  }
  let foundInvalid = false;
  return (bytes, isLast) => {
    const text = decoder.decode(bytes, { stream: !isLast });
    // In other encodings a replacement character that was written as such cannot be told from invalid bytes.
    const invalidAt = foundInvalid ? -1 : text.indexOf(replacement);
    foundInvalid ||= invalidAt !== -1;
    return { text, invalidAt };
  };
}
