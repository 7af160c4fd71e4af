import { expect, it } from 'vitest';
import { buildDocx } from '#test/docx-builder';
import { recogniseForeignFile } from './recognise-file.ts';

/** A compound file of one FAT sector and one directory sector that lists the streams. */
function compoundFile(...streams: string[]): Uint8Array {
  const bytes = Buffer.alloc(512 * 3);
  bytes.write('d0cf11e0a1b11ae1', 0, 'hex');
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(0, 76);
  bytes.fill(0xff, 512, 1024);
  bytes.writeUInt32LE(0xfffffffd, 512);
  bytes.writeUInt32LE(0xfffffffe, 516);
  for (const [index, name] of ['Root Entry', ...streams].entries()) {
    const at = 1024 + index * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
    bytes[at + 66] = index === 0 ? 5 : 2;
  }
  return bytes;
}

function ownerLock(): Uint8Array {
  const bytes = Buffer.alloc(162);
  bytes[0] = 5;
  bytes.write('Petra', 1);
  return bytes;
}

const looped = Buffer.from(compoundFile('X'));
looped.writeUInt32LE(1, 516);

it.each([
  ['file-empty', 'nothing', new Uint8Array()],
  ['file-encrypted', 'a password', compoundFile('EncryptionInfo', 'EncryptedPackage')],
  ['file-legacy-word', 'Word 97', compoundFile('WordDocument', '1Table')],
  ['file-other-office', 'Excel 97', compoundFile('Workbook')],
  ['file-other-office', 'PowerPoint 97', compoundFile('PowerPoint Document')],
  ['not-a-zip', 'another compound file', compoundFile('__nameid_version1.0')],
  ['not-a-zip', 'a compound file whose directory never ends', looped],
  ['not-a-zip', 'the beginning of a compound file', compoundFile('WordDocument').subarray(0, 100)],
  ['file-rtf', 'RTF', Buffer.from('{\\rtf1\\ansi hello}')],
  ['file-pdf', 'PDF', Buffer.from('%PDF-1.7\n')],
  ['file-owner-lock', 'an owner file', ownerLock()],
  ['file-html', 'HTML', Buffer.from('\ufeff\n<!DOCTYPE html><html></html>')],
  ['file-html', 'HTML in UTF-16', Buffer.from('\ufeff<html></html>', 'utf16le')],
  ['file-html', 'an XHTML page', Buffer.from('<?xml version="1.0"?>\n<!-- a -->\n<html xmlns="x"/>')],
  ['file-html', 'a web archive', Buffer.from('MIME-Version: 1.0\r\n')],
  [
    'file-flat-xml',
    'Word 2003 XML',
    Buffer.from('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>'),
  ],
  ['not-a-zip', 'plain text', Buffer.from('Dear Sir or Madam')],
  ['not-a-zip', 'other XML', Buffer.from('<?xml version="1.0"?><a/>')],
  ['not-a-zip', 'a package behind other bytes', Buffer.concat([Buffer.from('GIF89a'), buildDocx()])],
  [undefined, 'a package', buildDocx()],
])('%s: %s', (code, _, bytes) => {
  expect(recogniseForeignFile(bytes)?.code).toBe(code);
});
