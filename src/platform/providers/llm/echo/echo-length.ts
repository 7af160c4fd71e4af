import { codeCharacter, codeText, type InlineText } from '#engine/inline';
import { echoForm } from './echo-form.ts';

/** How much of a source its echo repeats: so many words, or characters where a script writes no blanks. */
export interface EchoLength {
  readonly unit: 'words' | 'characters';
  readonly count: number;
}

/** Six words are some nine tokens, a third of what the translation of a sentence of twenty words takes. */
const wordCounts = [6, 9, 14, 21];
const characterCounts = [15, 24, 36, 60];
const spaceless = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/gu;

/**
 * The shortest echo that tells the sources of a batch apart: six words, and more where different ones begin alike, as
 * those of contracts do. Where even the longest does not tell two apart, their echoes are ambiguous.
 */
export function chooseEcho(sources: readonly InlineText[]): EchoLength {
  const texts = [...new Set(sources.map(bareText))];
  const all = texts.join('');
  const unit =
    (all.match(spaceless)?.length ?? 0) * 2 > all.replace(/\s/g, '').length ? 'characters' : 'words';
  const counts = unit === 'words' ? wordCounts : characterCounts;
  const whole = new Set(texts.map(echoForm)).size;
  const tellsApart = (count: number) =>
    new Set(texts.map((text) => echoForm(beginningOf(text, { unit, count })))).size === whole;
  return { unit, count: counts.find(tellsApart) ?? counts.at(-1)! };
}

/** The beginning of a text that its echo is asked to repeat. */
export function beginningOf(text: string, { unit, count }: EchoLength): string {
  if (unit === 'characters') return [...text.trimStart()].slice(0, count).join('');
  return text.trimStart().split(/\s+/, count).join(' ');
}

/** The text of a source, with a blank for each code that stands alone. */
export function bareText(source: InlineText): string {
  return codeText(source).replaceAll(codeCharacter, ' ');
}
