import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, swap: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(swap ? bytes.swap16() : bytes);
};
const xml = (encoding: string, text: string) => `<?xml version="1.0" encoding="${encoding}"?><a>${text}</a>`;

describe('decoding the bytes of a text', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', new TextEncoder().encode('é'), 'é'],
    ['UTF-8 with a mark', new TextEncoder().encode('\uFEFFé'), 'é'],
    ['UTF-16 with a mark', utf16('\uFEFF<é/>', false), '<é/>'],
    ['UTF-16, other order', utf16('\uFEFF<é/>', true), '<é/>'],
    ['UTF-16 without a mark', utf16('<é/>', false), '<é/>'],
    ['UTF-16, other order, without a mark', utf16('<é/>', true), '<é/>'],
    ['Latin-1', latin(xml('ISO-8859-1', 'é')), xml('ISO-8859-1', 'é')],
    ['Windows', latin(xml('windows-1252', '\x80')), xml('windows-1252', '€')],
    ['Shift JIS', latin(xml('Shift_JIS', '\x83\x65')), xml('Shift_JIS', 'テ')],
    ['UTF-8 that says UTF-16', new TextEncoder().encode(xml('UTF-16', 'é')), xml('UTF-16', 'é')],
  ])('%s', (_, bytes, text) => {
    expect(decodeText(bytes)).toEqual({ text });
  });

  it.each<[Uint8Array, string]>([
    [latin('\xff'), 'not valid utf-8'],
    [latin(xml('klingon', '')), 'unknown encoding klingon'],
  ])('%# says what is wrong', (bytes, trouble) => {
    expect(decodeText(bytes)).toEqual({ trouble });
  });
});
