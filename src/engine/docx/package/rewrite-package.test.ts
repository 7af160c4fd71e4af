import { expect, it } from 'vitest';
import { buildDocx } from '#test/docx-builder';
import { openPackage, rewritePackage } from './index.ts';

const source = buildDocx({ parts: { 'word/header1.xml': '<w:p/>' } });
const opened = openPackage(source).package!;

it('gives the same bytes back when nothing is replaced', () => {
  expect(Buffer.compare(rewritePackage(opened, new Map()), source)).toBe(0);
});

it('replaces a part by its name in any case and leaves the others', () => {
  const text = opened.xml(opened.mainPart).text.replace('Hello', 'Bonjour');
  const again = openPackage(rewritePackage(opened, new Map([['/WORD/document.xml', Buffer.from(text)]])))
    .package!;
  expect(again.xml(again.mainPart).text).toBe(text);
  for (const { name } of opened.parts) {
    if (name !== opened.mainPart) expect(Buffer.compare(again.read(name), opened.read(name))).toBe(0);
  }
});

it('throws for a part that is not there', () => {
  expect(() => rewritePackage(opened, new Map([['/word/none.xml', new Uint8Array()]]))).toThrow(
    'no part /word/none.xml',
  );
});
