import { describe, expect, it } from 'vitest';
import { blockSize } from './gather-blocks.ts';
import { defaultMarkupLimits, type MarkupLimits } from './limits.ts';
import type { MarkupEvent } from './markup-event.ts';
import { readMarkup } from './read-markup.ts';

async function read(file: string | Uint8Array, limits?: MarkupLimits): Promise<MarkupEvent[]> {
  const events: MarkupEvent[] = [];
  for await (const batch of readMarkup([Buffer.from(file as string)], limits)) events.push(...batch);
  return events;
}

/** Events as one line: `a[x=1] "text" /a !markup-entity@1:5`. */
function show(events: readonly MarkupEvent[]): string {
  return events.map(showEvent).join(' ');
}

function showEvent(event: MarkupEvent): string {
  if (event.kind === 'text') return `"${event.text}"`;
  if (event.kind === 'end') return `/${event.name}`;
  if (event.kind === 'start') {
    const attributes = [...event.attributes].map(([name, value]) => `[${name}=${value}]`).join('');
    return `${event.name}${attributes}`;
  }
  const [, line, column] = /^line (\d+), column (\d+)$/.exec(event.finding.place!)!;
  return `!${event.code}@${line}:${column}${event.isFatal ? '!' : ''}`;
}

describe('readMarkup', () => {
  it.each([
    ['<a/>', 'a /a'],
    ['<?xml version="1.0"?>\n<!-- c -->\n<a></a>\n<!-- d -->\n', 'a /a'],
    ['<a x="1" y=\'2 "\'>t</a >', 'a[x=1][y=2 "] "t" /a'],
    ['<a x="> \t&#9;&lt;"/>', 'a[x=>  \t<] /a'],
    ['<a>1 &amp; &#50; &#x33;<![CDATA[ &amp; <]]></a>', 'a "1 & 2 3" " &amp; <" /a'],
    ['<a>\r\n\r</a>', 'a "\n\n" /a'],
    ['<a>&#13;</a>', 'a "\r" /a'],
    ['<t:a xml:lang="é"/>', 't:a[xml:lang=é] /t:a'],
    ['<!DOCTYPE a SYSTEM "a>.dtd"><a/>', 'a /a'],
    ['<!DOCTYPE a PUBLIC "-//X//DTD\'s" "http://x.invalid/a.dtd" >\n<a/>', 'a /a'],
    ['<!DOCTYPE a [<!ELEMENT a (#PCDATA)> <!-- <!ENTITY x "]>"> --> <?p ]> ?>]><a/>', 'a /a'],
  ])('reads %j', async (file, expected) => {
    expect(show(await read(file))).toBe(expected);
  });

  it.each([
    ['', '!markup-empty@1:1!'],
    [' \n ', '!markup-empty@1:1!'],
    ['plain text', '!markup-not-well-formed@1:1!'],
    ['<a>', 'a !markup-truncated@1:4!'],
    ['<a><b></a>', 'a b !markup-not-well-formed@1:7!'],
    ['<a>\n <b x=1/></a>', 'a "\n " !markup-not-well-formed@2:5!'],
    ['<a x="1" x="2"/>', '!markup-not-well-formed@1:10!'],
    ['<a x="<"/>', '!markup-not-well-formed@1:4!'],
    ['<a>1 < 2</a>', 'a "1 " !markup-not-well-formed@1:6!'],
    ['<a/><b/>', 'a /a !markup-not-well-formed@1:5!'],
    ['<a/>\ntext', 'a /a !markup-not-well-formed@1:5!'],
    ['</a>', '!markup-not-well-formed@1:1!'],
    ['<a><!DOCTYPE a></a>', 'a !markup-not-well-formed@1:4!'],
    ['<a><!WHAT></a>', 'a !markup-not-well-formed@1:4!'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '!markup-entity-declaration@1:1!'],
    ['<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd"> %b;]><a/>', '!markup-entity-declaration@1:1!'],
    ['<?xml version="1.0" encoding="x-none"?><a/>', '!markup-encoding-unknown@1:1!'],
  ])('ends %j where it is broken', async (file, expected) => {
    expect(show(await read(file))).toBe(expected);
  });

  it.each([
    [
      '<a>\nR&D &nbsp;x &#7; \u0001</a>',
      'a "\nR&D &nbsp;x &#7; \u0001" !markup-ampersand@2:2 !markup-entity@2:5 !markup-character@2:13 /a',
    ],
    ['<a x="&b;\u0002"/>', 'a[x=&b;\u0002] !markup-entity@1:7 !markup-character@1:10 /a'],
    [
      '<a>&constructor; &#x110000; &#99999999999;</a>',
      'a "&constructor; &#x110000; &#99999999999;" !markup-entity@1:4 !markup-character@1:18 !markup-ampersand@1:29 /a',
    ],
  ])('reads on behind what is wrong with the characters of %j', async (file, expected) => {
    expect(show(await read(file))).toBe(expected);
  });

  it('tells of each text the first trouble of a kind, so that a file of nothing else costs little', async () => {
    const text = '\u0001& &b;'.repeat(blockSize);
    expect(show((await read(`<a>${text}<b/>\u0001</a>`)).filter(({ kind }) => kind === 'trouble'))).toBe(
      `!markup-character@1:4 !markup-ampersand@1:5 !markup-entity@1:7 !markup-character@1:${8 + text.length}`,
    );
  });

  it('counts lines over the edges of blocks', async () => {
    const filler = `${'x'.repeat(97)}\r\n`.repeat(2 * Math.ceil(blockSize / 99));
    const events = await read(`<a>${filler}<b/>\n<b/></a>`);
    const places = events.flatMap((event) =>
      event.kind === 'start' ? [`${event.line}:${event.column}`] : [],
    );
    const line = filler.split('\n').length;
    expect(places).toEqual(['1:1', `${line}:1`, `${line + 1}:1`]);
  });

  it('reads the same tag with other values as another tag', async () => {
    const tags = ['<b x="1">', '<b x="2">', '<b y="1">', '<b x="1" >', '<b x="1">'];
    const file = `<a>${tags.map((tag) => `${tag}</b>`).join('')}</a>`;
    expect(show(await read(file))).toBe('a b[x=1] /b b[x=2] /b b[y=1] /b b[x=1] /b b[x=1] /b /a');
  });

  it('closes its source when the caller stops', async () => {
    let isClosed = false;
    function* endless() {
      try {
        yield Buffer.from('<a>');
        for (;;) yield Buffer.from('<b>text</b>'.repeat(1000));
      } finally {
        isClosed = true;
      }
    }
    for await (const batch of readMarkup(endless())) if (batch.length > 0) break;
    expect(isClosed).toBe(true);
  });

  it('refuses what is too deep or too long, having read a bounded part of it', async () => {
    const limits = { ...defaultMarkupLimits, depth: 3, token: 1000 };
    expect(show(await read('<a><a><a><a/>', limits))).toBe('a a a !markup-too-deep@1:10!');
    for (const start of ['<a>', '<a x="', '<a', '<!--', '<a><![CDATA[', '<?', '<!DOCTYPE a [']) {
      let given = 0;
      function* endless() {
        yield Buffer.from(start);
        for (;;) {
          given += 1000;
          yield Buffer.from('x'.repeat(1000));
        }
      }
      const events: MarkupEvent[] = [];
      for await (const batch of readMarkup(endless(), limits)) events.push(...batch);
      expect(events.at(-1)).toMatchObject({ code: 'markup-too-long', isFatal: true });
      expect(given, start).toBeLessThan(3 * blockSize);
    }
  });
});

describe('encodings', () => {
  const text = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>Да é</a>`;
  const latin = '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>';
  const cyrillic = [0xc4, 0xe0]; // Да in windows-1251
  const bytesOf = (declared: string, ...bytes: number[]) =>
    Buffer.concat([
      Buffer.from(`<?xml version='1.0' encoding='${declared}' standalone="no"?><a>`),
      Buffer.from(bytes),
      Buffer.from('</a>'),
    ]);
  const bigEndian = (value: string) => Buffer.from(value, 'utf16le').swap16();

  it.each([
    ['UTF-8 by default', Buffer.from('<a>Да é</a>'), 'Да é'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text('utf-8')}`), 'Да é'],
    ['UTF-8 with a mark, whatever it declares', Buffer.from(`\uFEFF${text('iso-8859-1')}`), 'Да é'],
    ['UTF-8 that declares UTF-16', Buffer.from(text('UTF-16')), 'Да é'],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${text('UTF-16')}`, 'utf16le'), 'Да é'],
    ['UTF-16LE without', Buffer.from(text('UTF-16'), 'utf16le'), 'Да é'],
    ['UTF-16BE with a mark', bigEndian(`\uFEFF${text('UTF-16')}`), 'Да é'],
    ['UTF-16BE without', bigEndian(text('UTF-16BE')), 'Да é'],
    ['ISO-8859-1', Buffer.from(latin, 'latin1'), 'é'],
    ['windows-1251', bytesOf('windows-1251', ...cyrillic), 'Да'],
    ['Shift_JIS', bytesOf('Shift_JIS', 0x8e, 0x9a), '字'],
  ])('reads %s', async (_, bytes, expected) => {
    expect(show(await read(bytes))).toBe(`a "${expected}" /a`);
  });

  it('tells the place of the first invalid bytes once, and no replacement character that was written', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<a>\n\uFFFD é '),
      Buffer.from([0xe9, 0x20, 0xff]),
      Buffer.from('</a>'),
    ]);
    expect(show(await read(bytes))).toBe('a "\n\uFFFD é \uFFFD \uFFFD" !markup-encoding@2:5 /a');
    expect(show(await read('<a>\uFFFD</a>'))).toBe('a "\uFFFD" /a');
  });

  it('tells of a character that the end of the file cuts', async () => {
    expect(show(await read(Buffer.concat([Buffer.from('<a/>'), Buffer.from([0xe2, 0x82])])))).toMatch(
      /^a \/a !markup-encoding@1:5 !markup-not-well-formed@1:5!$/,
    );
  });

  it('refuses UTF-32', async () => {
    expect(show(await read(Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])))).toBe(
      '!markup-encoding-unknown@1:1!',
    );
  });
});
