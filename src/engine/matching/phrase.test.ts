import { expect, it } from 'vitest';
import { findPhrase, phraseOf, tokenReader } from './index.ts';

const found = (language: string, text: string, phrase: string) => {
  const read = tokenReader(language);
  return findPhrase(phraseOf(text, read), phraseOf(phrase, read)).map(({ start, end }) =>
    text.slice(start, end),
  );
};

it.each([
  ['en', 'Close the valves, then the VALVE.', 'valve', ['valves', 'VALVE']],
  ['en', 'Close the inlet valve.', 'inlet valves', ['inlet valve']],
  ['en', 'Close the “inlet”, valve', 'inlet valve', ['inlet”, valve']],
  ['en', 'The valve of the inlet', 'inlet valve', []],
  ['en', 'valveless', 'valve', []],
  ['en', 'Press 5, not 50', '5', ['5']],
  ['en', 'no no no', 'no no', ['no no']],
  ['zh', '打开文件夹。', '文件', ['文件']],
  ['de', 'Die Straße', 'STRASSE', ['Straße']],
  ['en', 'anything', '%', []],
])('%s: in %j the words %j are %j', (language, text, phrase, expected) => {
  expect(found(language, text, phrase)).toEqual(expected);
});

it('takes bounded time for a text of a million words', () => {
  expect(phraseOf('word '.repeat(1_000_000), tokenReader('en'))).toHaveLength(2_000);
});
