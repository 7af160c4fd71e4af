import { type Check, editText, nothing, type TextEdit, traits } from '#engine/checks/subject';

export const noBreakBlank: Check = {
  code: 'no-break-blank',
  weight: 'informs',
  when: 'A French mark has an ordinary blank in front of it, where a line may break.',
  action: 'Set a no-break blank in front of the mark.',
  explanation:
    'U+202F stands before `;`, `!` and `?`, U+00A0 before the colon and inside guillemets; any no-break blank is accepted. Corrected by itself.',
  examples: [
    {
      source: 'Are you sure?',
      target: 'Êtes-vous sûr ?',
      languages: ['en', 'fr'],
      found: true,
      fixed: 'Êtes-vous sûr\u202F?',
    },
    {
      source: 'The word “yes”',
      target: 'Le mot « oui »',
      languages: ['en', 'fr'],
      found: true,
      fixed: 'Le mot «\u00A0oui\u00A0»',
    },
    { source: 'Are you sure?', target: 'Êtes-vous sûr\u00A0?', languages: ['en', 'fr'], found: false },
  ],
  find({ target, subject }) {
    if (target.language !== 'fr' || !target.has(traits.MARK | traits.QUOTE)) return nothing;
    const edits: TextEdit[] = [];
    for (const { 0: stretch, index } of target.text.matchAll(breakable)) {
      const blank = stretch[0] === '«' ? index + 1 : index;
      edits.push({ start: blank, end: blank + 1, text: /[;!?]/.test(stretch) ? '\u202F' : '\u00A0' });
    }
    if (edits.length === 0) return nothing;
    const fix = editText(subject.target, edits);
    return edits.map(({ start, end }) => ({
      start,
      end,
      detail: target.text.slice(start, end + 1),
      ...(fix && { fix }),
    }));
  },
};

const breakable = /(?<=[^\s]) (?:[;!?:](?=\s|$|["”»)])|»)|« (?=\S)/g;
