import type { CheckSubject } from '#engine/checks';
import { type InlineItem, type InlineText, makeInlineText, plainText } from '#engine/inline';
import { sampleTerms, withDate } from '#test/localised-additions';
import type { TranslationPair } from '#test/translation-pairs';

/** A way to spoil a good target. */
export interface Damage {
  readonly name: string;
  /** Codes of the checks that are there for it; any of them counts as detection. */
  readonly codes: readonly string[];
  /** Share of spoilt targets that must be detected. */
  readonly floor: number;
  /** The spoilt pair, undefined where it cannot be spoilt so. */
  damage(pair: TranslationPair, all: readonly TranslationPair[], index: number): CheckSubject | undefined;
}

const withTarget = (pair: TranslationPair, target: InlineText | undefined): CheckSubject | undefined =>
  target && plainText(target) !== plainText(pair.target) ? { ...pair, target } : undefined;

/** Changes the first text item for which `change` gives another text. */
function editFirst({ items, codes }: InlineText, change: (text: string) => string): InlineText | undefined {
  const at = items.findIndex((item) => item.kind === 'text' && change(item.text) !== item.text);
  if (at === -1) return undefined;
  return makeInlineText(
    items.map((item, index) =>
      index === at && item.kind === 'text' ? { ...item, text: change(item.text) } : item,
    ),
    codes,
  );
}

/** Changes the last text item with a letter. */
function editLast({ items, codes }: InlineText, change: (text: string) => string): InlineText | undefined {
  const at = items.findLastIndex((item) => item.kind === 'text' && /\p{L}/u.test(item.text));
  if (at === -1 || at !== items.length - 1) return undefined;
  return makeInlineText(
    items.map((item, index) =>
      index === at && item.kind === 'text' ? { ...item, text: change(item.text) } : item,
    ),
    codes,
  );
}

const byText =
  (change: (text: string) => string): Damage['damage'] =>
  (pair) =>
    withTarget(pair, editFirst(pair.target, change));

const without = (target: InlineText, drop: (item: InlineItem) => boolean): InlineText =>
  makeInlineText(
    target.items.filter((item) => !drop(item)),
    target.codes,
  );

const bytesAsLatin = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

/** Another target in the same language that says something else. */
function neighbour(
  pair: TranslationPair,
  all: readonly TranslationPair[],
  index: number,
): TranslationPair | undefined {
  for (let step = 1; step < 40; step++) {
    const other = all[(index + step) % all.length]!;
    if (other.targetLanguage === pair.targetLanguage && plainText(other.target) !== plainText(pair.target))
      return other;
  }
  return undefined;
}

export const damages: readonly Damage[] = [
  {
    name: 'number dropped',
    codes: ['number-missing'],
    floor: 0.9,
    damage: byText((text) => text.replace(/(?<![\p{L}\p{N}{%])\p{Nd}[\p{Nd}.,]*(?![\p{L}\p{N}}])/u, '')),
  },
  {
    name: 'number changed',
    codes: ['number-missing', 'number-added'],
    floor: 0.9,
    damage: byText((text) =>
      text.replace(/(?<![\p{N}{%])[0-9](?=[^}\p{N}])/u, (digit) => String((Number(digit) + 3) % 10)),
    ),
  },
  {
    name: 'code dropped',
    codes: ['code-missing', 'code-left-out'],
    floor: 1,
    damage(pair) {
      const code = pair.target.items.find(({ kind }) => kind !== 'text');
      return (
        code && {
          ...pair,
          target: without(pair.target, (item) => item.kind !== 'text' && 'id' in code && item.id === code.id),
        }
      );
    },
  },
  {
    name: 'code doubled',
    codes: ['code-added'],
    floor: 1,
    damage(pair) {
      const code = pair.target.items.find(({ kind }) => kind === 'standalone');
      return code && { ...pair, target: makeInlineText([...pair.target.items, code], pair.target.codes) };
    },
  },
  {
    name: 'placeholder changed',
    codes: ['placeholder-changed'],
    floor: 1,
    damage: byText((text) => text.replace(/\{\d\}/, '{x}')),
  },
  {
    name: 'source left',
    codes: ['target-same-as-source', 'script-foreign', 'language-wrong'],
    floor: 0.7,
    damage: (pair) => withTarget(pair, pair.source),
  },
  {
    name: 'source left, a sentence',
    codes: ['target-same-as-source', 'script-foreign', 'language-wrong'],
    floor: 0.99,
    damage: (pair) =>
      /^\p{Lu}.{30,}[.!?]$/u.test(plainText(pair.source)) ? withTarget(pair, pair.source) : undefined,
  },
  {
    name: 'another language, a sentence',
    codes: ['language-wrong', 'script-foreign'],
    floor: 0.9,
    damage(pair, all, index) {
      if (plainText(pair.target).length < 50) return undefined;
      const near = new Set(['es', 'fr', 'de', 'nb', 'ja', 'ar', 'zh']);
      for (let step = 1; step < 6; step++) {
        const other = all[(index + step) % all.length]!;
        const isOther =
          other.targetLanguage.slice(0, 2) !== pair.targetLanguage.slice(0, 2) &&
          near.has(other.targetLanguage.slice(0, 2));
        if (isOther && plainText(other.source) === plainText(pair.source))
          return withTarget(pair, other.target);
      }
      return undefined;
    },
  },
  {
    name: 'target of the next sentence',
    codes: ['any'],
    floor: 0.3,
    damage: (pair, all, index) => withTarget(pair, neighbour(pair, all, index)?.target),
  },
  {
    name: 'second half cut off',
    codes: ['any'],
    floor: 0.75,
    damage(pair) {
      const text = plainText(pair.target);
      if (text.length < 40) return undefined;
      return withTarget(
        pair,
        editLast(pair.target, (last) => last.slice(0, Math.floor(last.length / 2)).trimEnd()),
      );
    },
  },
  {
    name: 'two thirds cut off, end mark kept',
    codes: ['any'],
    floor: 0.6,
    damage(pair) {
      const text = plainText(pair.target);
      if (text.length < 60) return undefined;
      return withTarget(
        pair,
        editLast(
          pair.target,
          (last) =>
            `${last.slice(0, Math.floor(last.length / 3)).trimEnd()}${/[.!?。:]$/.exec(last)?.[0] ?? ''}`,
        ),
      );
    },
  },
  {
    name: 'end mark dropped',
    codes: ['end-punctuation'],
    floor: 0.9,
    damage: (pair) =>
      /[.!?]\s*$/.test(plainText(pair.source))
        ? withTarget(
            pair,
            editLast(pair.target, (text) => text.replace(/[\s\u202F]?[.!?。！？؟](?=\s*$)/u, '')),
          )
        : undefined,
  },
  {
    name: 'end mark changed',
    codes: ['end-punctuation', 'punctuation-form'],
    floor: 0.95,
    damage: (pair) =>
      withTarget(
        pair,
        editLast(pair.target, (text) => text.replace(/[.。](?=\s*$)/u, '?')),
      ),
  },
  {
    name: 'word doubled',
    codes: ['repeated-word'],
    floor: 0.95,
    damage: byText((text) => text.replace(/(?<=\s)(\p{L}{4,})(?=\s)/u, '$1 $1')),
  },
  {
    name: 'blank doubled',
    codes: ['double-blank'],
    floor: 0.9,
    damage: byText((text) => text.replace(/(?<=\p{L}) (?=\p{L})/u, '  ')),
  },
  {
    name: 'blank at the beginning',
    codes: ['edge-blanks'],
    floor: 1,
    damage: (pair) => ({
      ...pair,
      target: makeInlineText([{ kind: 'text', text: ' ' }, ...pair.target.items], pair.target.codes),
    }),
  },
  {
    name: 'blank before a mark',
    codes: ['punctuation-spacing'],
    floor: 0.9,
    damage: (pair) =>
      /^(?:de|es|nb)/.test(pair.targetLanguage)
        ? withTarget(
            pair,
            editFirst(pair.target, (text) => text.replace(/(?<=\p{L}),(?=\s)/u, ' ,')),
          )
        : undefined,
  },
  {
    name: 'bracket dropped',
    codes: ['brackets-unbalanced'],
    floor: 0.95,
    damage: byText((text) => text.replace(/[)）](?!.*[)）])/u, '')),
  },
  {
    name: 'quotation mark dropped',
    codes: ['quotes-unpaired'],
    floor: 0.95,
    damage: byText((text) => text.replace(/["”»」]/u, '')),
  },
  {
    name: 'UTF-8 read as Latin 1',
    codes: ['corrupted-characters'],
    floor: 0.95,
    damage: (pair) =>
      /^(?:de|es|fr|nb)/.test(pair.targetLanguage)
        ? withTarget(pair, editFirst(pair.target, bytesAsLatin))
        : undefined,
  },
  {
    name: 'character lost (U+FFFD)',
    codes: ['corrupted-characters'],
    floor: 1,
    damage: byText((text) => text.replace(/\p{L}/u, '\uFFFD')),
  },
  {
    name: 'first letter small',
    codes: ['initial-capital'],
    floor: 0.9,
    damage: (pair) =>
      /^\p{Lu}/u.test(plainText(pair.source)) && !/^(?:ja|ar|zh)/.test(pair.targetLanguage)
        ? withTarget(
            pair,
            editFirst(pair.target, (text) =>
              text.replace(/^\p{Lu}(?=\p{Ll}{2})/u, (letter) => letter.toLowerCase()),
            ),
          )
        : undefined,
  },
  {
    name: 'a Chinese word left',
    codes: ['script-foreign'],
    floor: 1,
    damage: (pair) =>
      /^(?:de|es|fr|nb|ar)/.test(pair.targetLanguage)
        ? withTarget(
            pair,
            editFirst(pair.target, (text) => text.replace(/(?<=\s)\p{L}{4,}/u, '文件')),
          )
        : undefined,
  },
  {
    name: 'thousands separated as in the source',
    codes: ['number-format'],
    floor: 0.9,
    damage: (pair) =>
      /^(?:de|es|nb)/.test(pair.targetLanguage) && /\d{1,3},\d{3}/.test(plainText(pair.source))
        ? withTarget(
            pair,
            editFirst(pair.target, (text) => text.replace(/(?<=\d)[.\s\u00A0\u202F](?=\d{3})/gu, ',')),
          )
        : undefined,
  },
  {
    name: 'emptied',
    codes: ['target-empty'],
    floor: 1,
    damage: (pair) => ({ ...pair, target: without(pair.target, ({ kind }) => kind === 'text') }),
  },
  {
    name: 'term swapped',
    codes: ['term-missing'],
    floor: 0.95,
    damage(pair) {
      const terms = sampleTerms(pair).filter(({ counterparts: [term] }) =>
        plainText(pair.target).toLowerCase().includes(term!.text.toLowerCase()),
      );
      const [match] = terms;
      if (!match) return undefined;
      const word = new RegExp(`\\p{L}*${match.counterparts[0]!.text}\\p{L}*`, 'giu');
      const items = pair.target.items.map((item) =>
        item.kind === 'text' ? { ...item, text: item.text.replace(word, 'Xyz') } : item,
      );
      return { ...pair, target: makeInlineText(items, pair.target.codes), terms: [match] };
    },
  },
  {
    name: 'date a day later',
    codes: ['date-changed', 'number-missing'],
    floor: 0.99,
    damage: (pair, _, index) => (index % 5 === 0 ? withDate(pair, index, 1) : undefined),
  },
  {
    name: 'address changed',
    codes: ['address-changed'],
    floor: 1,
    damage: byText((text) => text.replace(/(?<=https?:\/\/)\w/u, 'zz')),
  },
];
