import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BlockDecoder } from './block-decoder.ts';
import { defaultMarkupLimits } from './limits.ts';
import type { MarkupEvent } from './markup-event.ts';
import { MarkupScanner } from './markup-scanner.ts';
import { readMarkup } from './read-markup.ts';

/** Events of a file whose bytes come in these blocks. */
function scanBlocks(blocks: readonly Uint8Array[]): MarkupEvent[] {
  const decoder = new BlockDecoder();
  const scanner = new MarkupScanner(defaultMarkupLimits);
  const events: MarkupEvent[] = [];
  for (const [index, block] of blocks.entries()) {
    if (scanner.hasFailed) break;
    events.push(...scanner.push(decoder.next(block, index === blocks.length - 1)!));
  }
  return [...events, ...scanner.finish()];
}

/** Cuts bytes at every offset given; the first block holds what tells the encoding. */
function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const edges = [...new Set([60, ...cuts.map((at) => 60 + (at % Math.max(1, bytes.length - 59)))])].sort(
    (a, b) => a - b,
  );
  return [0, ...edges].map((from, index) => bytes.subarray(from, edges[index] ?? bytes.length));
}

const arbitraryPiece = fc.oneof(
  fc.constantFrom(
    '<a>',
    '</a>',
    '<b x="1" y=\'>\'/>',
    '<b\n x = "a&amp;b\tc"\r\n/>',
    '<a x="&nope;">',
    '<!-- <a> -- -->',
    '<![CDATA[<a>&]]>',
    '<?pi > ?>',
    '&lt;',
    '&#x1F600;',
    '&#0;',
    '&',
    '&nbsp;',
    '\r',
    '\r\n',
    '\n',
    '\u0007',
    'é',
    '😀',
    '\uFFFD',
    '漢字',
  ),
  fc.string({ maxLength: 5 }).map((text) => text.replace(/[<>&]/g, '')),
);

const arbitraryDocument = fc
  .array(arbitraryPiece, { maxLength: 25 })
  .map(
    (pieces) => `<?xml version="1.0"?>\n<!DOCTYPE root SYSTEM "a.dtd">\n<root>\n${pieces.join('')}</root>\n`,
  );

it('gives the same events wherever the bytes are cut, in any encoding', () => {
  fc.assert(
    fc.property(
      arbitraryDocument,
      fc.constantFrom('utf8' as const, 'utf16le' as const, 'latin1' as const),
      fc.array(fc.nat(1000), { maxLength: 12 }),
      (text, encoding, cuts) => {
        const bytes = Buffer.from(text, encoding);
        expect(scanBlocks(cut(bytes, cuts))).toEqual(scanBlocks([bytes]));
      },
    ),
    { numRuns: 3000 },
  );
});

it('gives the same events when every byte comes alone', () => {
  fc.assert(
    fc.property(arbitraryDocument, (text) => {
      const bytes = Buffer.from(text);
      const single = cut(bytes, [...bytes.keys()]);
      expect(scanBlocks(single)).toEqual(scanBlocks([bytes]));
    }),
    { numRuns: 500 },
  );
});

it('balances starts and ends, places starts in order, and ends after a fatal trouble', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(arbitraryDocument, fc.string()), async (text) => {
      const open: string[] = [];
      let last = [0, 0];
      const events: MarkupEvent[] = [];
      for await (const batch of readMarkup([Buffer.from(text)])) events.push(...batch);
      for (const [index, event] of events.entries()) {
        if (event.kind === 'start') {
          open.push(event.name);
          const place = [event.line, event.column];
          expect(place[0]! > last[0]! || (place[0] === last[0] && place[1]! > last[1]!)).toBe(true);
          last = place;
        } else if (event.kind === 'end') expect(event.name).toBe(open.pop());
        else if (event.kind === 'trouble' && event.isFatal) expect(index).toBe(events.length - 1);
      }
      const fatal = events.some((event) => event.kind === 'trouble' && event.isFatal);
      expect(fatal || open.length === 0).toBe(true);
    }),
    { numRuns: 1500 },
  );
});
