import { type Check, editText, nothing, type TextEdit, traits } from '#engine/checks/subject';
import { type EndMark, formOf } from './marks.ts';

export const punctuationForm: Check = {
  code: 'punctuation-form',
  weight: 'warns',
  when: 'The target writes a mark in the form of another script.',
  action: 'Write the mark as the target language does.',
  explanation:
    'Chinese and Japanese write `，。？！：；` and `、`, Arabic, Persian and Urdu `،؛؟`, Greek `;` for a question. Only marks directly behind ' +
    'a letter of that script count, and not where a letter, digit or address follows. Corrected by itself.',
  examples: [
    {
      source: 'Press Start.',
      target: 'スタートを押します.',
      languages: ['en', 'ja'],
      found: true,
      fixed: 'スタートを押します。',
    },
    {
      source: 'Are you sure?',
      target: 'هل أنت متأكد?',
      languages: ['en', 'ar'],
      found: true,
      fixed: 'هل أنت متأكد؟',
    },
    {
      source: 'Are you sure?',
      target: 'Είστε βέβαιοι?',
      languages: ['en', 'el'],
      found: true,
      fixed: 'Είστε βέβαιοι;',
    },
    { source: 'Open a.txt.', target: '打开a.txt。', languages: ['en', 'zh'], found: false },
    { source: 'Note:', target: '注:', languages: ['en', 'zh'], found: true, fixed: '注：' },
  ],
  find({ target, subject }) {
    const rule = rules[target.language];
    if (!rule || !target.has(traits.MARK) || !target.has(traits.NOT_LATIN)) return nothing;
    const edits: TextEdit[] = [];
    for (const { index } of target.text.matchAll(rule)) {
      const mark = target.text[index]! as EndMark;
      edits.push({ start: index, end: index + 1, text: formOf(mark, target.language, target.tag) });
    }
    if (edits.length === 0) return nothing;
    const fix = editText(subject.target, edits);
    return edits.map(({ start, end, text }) => ({
      start,
      end,
      detail: `“${text}” expected, “${target.text[start]}” found`,
      ...(fix && { fix }),
    }));
  },
};

const arabic = /(?<=\p{sc=Arab}\p{M}{0,3})[?,;](?=\s|$|\p{sc=Arab}|["»”)])/gu;

const rules: Readonly<Record<string, RegExp>> = {
  zh: /(?<=\p{sc=Han})(?:[,?!;]|:(?![\p{N}/])|\.(?![.\p{N}A-Za-z]))/gu,
  ja: /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])(?:[,?!;]|\.(?![.\p{N}A-Za-z]))/gu,
  ar: arabic,
  fa: arabic,
  ur: arabic,
  el: /(?<=\p{sc=Grek}\p{M}{0,3})\?(?=\s|$|["»”)])/gu,
};
