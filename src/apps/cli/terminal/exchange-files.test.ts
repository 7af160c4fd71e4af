import { describe, expect, it } from 'vitest';
import type { ExchangeDocument } from '#engine/interchange';
import { marked } from '#test/marked';
import { exchangeFormat } from './exchange-files.ts';
import { CommandRefused } from './refusal.ts';

const document: ExchangeDocument = {
  original: 'a.docx',
  sourceHash: '',
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
      segments: [{ id: 'p1.1', source: marked('Hello.') }],
    },
  ],
};

describe('the format of an exchange file', () => {
  it.each([
    ['a.xlf', { xliff: '2.1' }, 'version="2.1"'],
    ['a.XLIFF', { xliff: '1.2' }, '<target state="needs-translation">Hello.</target>'],
    ['a.json', { xliff: '2.1' }, '"format": "verso-exchange-1"'],
  ])('%s with %j', (name, flags, text) => {
    expect(exchangeFormat(name, flags).write(document)).toContain(text);
  });

  it('leaves targets out of XLIFF 1.2 on request', () => {
    const { write } = exchangeFormat('a.xlf', { xliff: '1.2', emptyTargets: true });
    expect(write(document)).not.toContain('<target');
  });

  it.each([
    ['a.tmx', { xliff: '2.1' }],
    ['a.xlf', { xliff: '1.3' }],
  ])('refuses %s with %j', (name, flags) => {
    expect(() => exchangeFormat(name, flags)).toThrow(CommandRefused);
  });
});
