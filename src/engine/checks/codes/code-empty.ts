import { type Check, nothing } from '#engine/checks/subject';
import type { InlineText } from '#engine/inline';

export const codeEmpty: Check = {
  code: 'code-empty',
  weight: 'warns',
  when: 'A pair of codes holds nothing in the target although it holds text in the source.',
  action: 'Set the pair around the words it belongs to.',
  explanation: 'Other codes inside count as content, blanks do not.',
  examples: [
    { source: 'Press <1>now</1>.', target: 'Jetzt<1></1> drücken.', languages: ['en', 'de'], found: true },
    { source: 'Press <1>now</1>.', target: '<1>Jetzt</1> drücken.', languages: ['en', 'de'], found: false },
    { source: 'See <1><2/></1>.', target: 'Siehe <1><2/></1>.', languages: ['en', 'de'], found: false },
  ],
  find({ subject: { source, target } }) {
    if (target.codes.size === 0) return nothing;
    const empty = emptyPairs(target);
    if (empty.length === 0) return nothing;
    const before = new Set(emptyPairs(source).map(({ id }) => id));
    return empty
      .filter(({ id }) => source.codes.has(id) && !before.has(id))
      .map(({ id, offset }) => ({ start: offset, end: offset, detail: `code ${id}` }));
  },
};

function emptyPairs({ items, codes }: InlineText): { id: number; offset: number }[] {
  const found: { id: number; offset: number }[] = [];
  let offset = 0;
  for (const [index, item] of items.entries()) {
    if (item.kind === 'text') offset += item.text.length;
    else if (item.kind !== 'close') offset += codes.get(item.id)?.equivalent.length ?? 0;
    if (item.kind !== 'open') continue;
    const next = items[index + 1];
    const behind = next?.kind === 'text' && next.text.trim() === '' ? items[index + 2] : next;
    if (behind?.kind === 'close' && behind.id === item.id) found.push({ id: item.id, offset });
  }
  return found;
}
