import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition, safeFileName } from './content-disposition.ts';

test.each([
  ['Vertrag.docx', 'Vertrag.docx'],
  ['../../etc/passwd', '__.._etc_passwd'],
  ['C:\\temp\\a.docx', 'C:_temp_a.docx'],
  ['a\r\nSet-Cookie: b', 'a__Set-Cookie: b'],
  ['invoice\u202excod.exe', 'invoice_xcod.exe'],
  ['.htaccess', '_htaccess'],
  ['', 'document'],
  ['  ', 'document'],
  ['\ud800.docx', '\ufffd.docx'],
  ['Überblick – 概要.docx', 'Überblick – 概要.docx'],
])('the name %j is kept as %j', (name, kept) => {
  expect(safeFileName(name)).toBe(kept);
});

test('a long name keeps its extension', () => {
  const name = safeFileName(`${'😀'.repeat(500)}.docx`);
  expect([...name]).toHaveLength(200);
  expect(name).toMatch(/\.docx$/);
});

test('whatever the name, the header is one line of ASCII with two parameters, and the name comes back', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', '\\', ';', '%', '\r', '\n', "'", 'é', '*') }),
  );
  fc.assert(
    fc.property(name, (name) => {
      const header = contentDisposition(name);
      const parts = /^attachment; filename="([ !#$&-:<-[\]-~]*)"; filename\*=UTF-8''([\w%.~-]+)$/.exec(
        header,
      );
      expect(parts, header).not.toBeNull();
      expect(decodeURIComponent(parts![2]!)).toBe(safeFileName(name));
    }),
    { numRuns: 2_000 },
  );
});
