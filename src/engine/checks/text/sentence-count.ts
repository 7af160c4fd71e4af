import { type Check, isSpaceless, nothing, type TextView, traits } from '#engine/checks/subject';

export const sentenceCount: Check = {
  code: 'sentence-count',
  weight: 'informs',
  when: 'The target has another number of sentences than the source.',
  action: 'Look whether a sentence was left out, added, joined or divided.',
  explanation:
    'Counts marks that end a sentence before a blank or the end of the text; a dot behind a single letter or a number ends none. ' +
    'Joining and dividing sentences is often good style, which is why it only informs. Thai, Lao and Khmer have no such marks and are left out.',
  examples: [
    {
      source: 'Close the lid. Press Start. Wait.',
      target: 'Deckel schließen. Warten.',
      languages: ['en', 'de'],
      found: true,
    },
    {
      source: 'Close the lid. Press Start.',
      target: '蓋を閉めます。スタートを押します。',
      languages: ['en', 'ja'],
      found: false,
    },
    { source: 'See No. 5.', target: 'Siehe Nr. 5.', languages: ['en', 'de'], found: false },
  ],
  find({ source, target }) {
    if (!source.has(traits.MARK) || target.isEmpty) return nothing;
    if (unmarked.has(source.language) || unmarked.has(target.language)) return nothing;
    if (hasOneEnd(source.text) && hasOneEnd(target.text)) return nothing;
    const wanted = sentencesOf(source);
    const found = sentencesOf(target);
    if (Math.max(1, wanted) === Math.max(1, found)) return nothing;
    return [{ start: 0, end: target.text.length, detail: `${found} for ${wanted}` }];
  },
};

const unmarked: ReadonlySet<string> = new Set(['th', 'lo', 'km', 'my', 'bo']);
const ends =
  /(?<![\s.][\p{L}\p{N}]|[\p{N}.])(?:[.!?\u061F\u06D4\u0964\u0589\u1362]|\u2026)["'”’»)\]]*(?=\s+[\p{Lu}\p{Lo}\p{N}"“«„(¿¡]|\s*$)/gu;
const wideEnds = /[。！？｡]/g;

const anyEnd = /[.!?。！？｡…؟۔।։።]/;

/** Whether no mark stands before the last two characters: one sentence, found without counting. */
function hasOneEnd(text: string): boolean {
  const first = text.search(anyEnd);
  return first === -1 || first >= text.length - 2;
}

function sentencesOf({ text, language }: TextView): number {
  let found = 0;
  for (const _ of text.matchAll(isSpaceless(language) ? wideEnds : ends)) found++;
  return found;
}
