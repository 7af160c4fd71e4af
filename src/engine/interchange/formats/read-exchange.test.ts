import { describe, expect, it } from 'vitest';
import type { ExchangeDocument } from '#engine/interchange';
import { writeJson } from '#engine/interchange/json';
import { writeXliff } from '#engine/interchange/xliff';
import { writeXliff12 } from '#engine/interchange/xliff12';
import { marked } from '#test/marked';
import { readExchange } from './read-exchange.ts';

const document: ExchangeDocument = {
  original: 'a.docx',
  sourceHash: '0'.repeat(64),
  sourceLanguage: 'en',
  targetLanguage: 'fr',
  contentOptions: {},
  units: [
    {
      id: 'p1',
      part: '/word/document.xml',
      place: 'paragraph 1',
      kind: 'paragraph',
      context: {},
      notes: [],
      segments: [{ id: 's1', source: marked('Où est <1>l’été</1>?') }],
    },
  ],
};
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));

describe('reading a file of any format', () => {
  it.each([
    ['JSON', writeJson(document)],
    ['XLIFF 2.1', writeXliff(document)],
    ['XLIFF 2.0', writeXliff(document).replace('version="2.1"', 'version="2.0"')],
    ['XLIFF 1.2', writeXliff12(document)],
    ['XLIFF 1.1', writeXliff12(document).replace('version="1.2"', 'version="1.1"')],
    ['XLIFF 1.2 without version', writeXliff12(document).replace(' version="1.2"', '')],
  ])('%s, by its content, whatever its name and encoding', (_, text) => {
    expect(readExchange('file.txt', utf8(text))).toEqual({ document, findings: [] });
    expect(readExchange('file.json', utf16(text))).toEqual({ document, findings: [] });
  });

  it.each([
    ['', 'exchange-not-recognised'],
    ['key;value', 'exchange-not-recognised'],
    ['{', 'json-syntax'],
    ['<html/>', 'xliff-not-xliff'],
    ['<xliff version="3.0" xmlns="urn:oasis:names:tc:xliff:document:3.0"/>', 'xliff-version'],
  ])('refuses %s', (text, code) => {
    const { document: read, findings } = readExchange('a.xlf', utf8(text));
    expect(read).toBeUndefined();
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });
});
