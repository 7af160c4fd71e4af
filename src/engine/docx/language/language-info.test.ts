import { describe, expect, it } from 'vitest';
import { languageInfo, textDirection } from './language-info.ts';

/** tag → direction, script class, Word's tag */
const table = `
  en ltr latin en-US
  en-GB ltr latin en-GB
  de ltr latin de-DE
  de-AT ltr latin de-AT
  pt ltr latin pt-BR
  pt-PT ltr latin pt-PT
  es-419 ltr latin es-419
  ru ltr latin ru-RU
  el ltr latin el-GR
  no ltr latin nb-NO
  sr ltr latin sr-Cyrl-RS
  sr-Latn ltr latin sr-Latn-RS
  uz ltr latin uz-Latn-UZ
  zh ltr eastAsian zh-CN
  zh-Hant ltr eastAsian zh-TW
  zh-HK ltr eastAsian zh-HK
  cmn ltr eastAsian zh-CN
  ja ltr eastAsian ja-JP
  ko ltr eastAsian ko-KR
  th ltr complex th-TH
  hi ltr complex hi-IN
  my ltr complex my-MM
  km ltr complex km-KH
  lo ltr complex lo-LA
  ta ltr complex ta-IN
  ar rtl complex ar-SA
  ar-EG rtl complex ar-EG
  he rtl complex he-IL
  iw rtl complex he-IL
  fa rtl complex fa-IR
  ur rtl complex ur-PK
  ps rtl complex ps-AF
  dv rtl complex dv-MV
  yi rtl complex yi-UA
  ckb rtl complex ku-Arab-IQ
  ug rtl complex ug-CN
  sd rtl complex sd-Arab-PK
  sd-Deva ltr complex sd-Deva-IN
  az-Arab rtl complex az-Arab-IR
  pa-PK rtl complex pa-Arab-PK
  xx ltr latin xx`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' ') as [string, string, string, string]);

describe('languageInfo', () => {
  it.each(table)('%s is %s, %s, %s', (tag, direction, scriptClass, wordTag) => {
    expect(languageInfo(tag)).toMatchObject({ direction, scriptClass, wordTag });
  });

  it('agrees with the platform on direction for every two-letter language it knows', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const known = letters
      .flatMap((a) => letters.map((b) => a + b))
      .filter((code) => new Intl.Locale(code).maximize().script);
    expect(known.length).toBeGreaterThan(150);
    const asked = (code: string) =>
      (new Intl.Locale(code) as Intl.Locale & { getTextInfo(): { direction: string } }).getTextInfo()
        .direction;
    for (const code of known) expect([code, languageInfo(code)!.direction]).toEqual([code, asked(code)]);
  });

  it('has a word tag that means the same language to itself', () => {
    for (const [tag] of table) {
      const info = languageInfo(tag)!;
      const again = languageInfo(info.wordTag)!;
      expect([tag, again.direction, again.scriptClass, again.wordTag]).toEqual([
        tag,
        info.direction,
        info.scriptClass,
        info.wordTag,
      ]);
    }
  });

  it.each(['', 'bad_tag', 'x-klingon', 'en-', '123', 'und', 'de DE'])('knows no language %j', (tag) => {
    expect(languageInfo(tag)).toBeUndefined();
  });
});

describe('textDirection', () => {
  it.each([
    ['Microsoft Word', 'ltr'],
    ['النص 12 Word', 'rtl'],
    ['שלום', 'rtl'],
    ['12.5 %', undefined],
    ['', undefined],
    ['漢字', 'ltr'],
  ])('%j is %s', (text, direction) => expect(textDirection(text)).toBe(direction));
});
