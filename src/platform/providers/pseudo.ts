import { type InlineItem, type InlineText, makeInlineText } from '#engine/inline';
import { answerAtOnce } from './answer-at-once.ts';
import type { Provider } from './provider.ts';

export interface PseudoOptions {
  /** How much longer than its source a target is to be, as a share: 0.3 is 30 % more letters. */
  readonly expansion?: number;
  /** Whether each target is set in brackets, which shows where texts are cut off or glued together. */
  readonly brackets?: boolean;
  /** Whether words are displayed from right to left, to try a layout without knowing such a language. */
  readonly mirrored?: boolean;
}

const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const accented = 'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž';
const accents = new Map([...plain].map((letter, i) => [letter, [...accented][i]!]));
const vowel = /[aeiouyAEIOUY]/;
/** Set over letters that have no accented twin in the table. */
const dotAbove = '\u0307';
const overrideRightToLeft = '\u202E';
const endOverride = '\u202C';

/**
 * Pseudo-translation: every letter gets an accent and the text grows, while codes, digits and punctuation stay, so
 * that what was not reached, cut off or not displayed is seen at a glance. Deterministic, needs no network.
 */
export function pseudoProvider(options: PseudoOptions = {}): Provider {
  return answerAtOnce('pseudo', (source) => pseudoTranslate(source, options));
}

/** The pseudo-translation of one segment. */
export function pseudoTranslate(
  source: InlineText,
  { expansion = 0.3, brackets = true, mirrored = false }: PseudoOptions = {},
): InlineText {
  const items: InlineItem[] = source.items.map((item) =>
    item.kind === 'text' ? { kind: 'text', text: disguise(item.text, expansion, mirrored) } : item,
  );
  const framed: InlineItem[] = brackets
    ? [{ kind: 'text', text: '⟦' }, ...items, { kind: 'text', text: '⟧' }]
    : items;
  return makeInlineText(framed, source.codes);
}

function disguise(text: string, expansion: number, mirrored: boolean): string {
  let missing = Math.round((text.match(/\p{L}/gu)?.length ?? 0) * expansion);
  const words = text.split(/(\s+)/);
  return words
    .map((word) => {
      let out = '';
      for (const letter of word) {
        const accent = accents.get(letter);
        out += accent ?? (/\p{L}/u.test(letter) ? letter + dotAbove : letter);
        if (missing > 0 && accent && vowel.test(letter)) {
          out += accents.get(letter.toLowerCase());
          missing--;
        }
      }
      return mirrored && /\p{L}/u.test(word) ? overrideRightToLeft + out + endOverride : out;
    })
    .join('');
}
