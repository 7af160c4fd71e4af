import { type Check, editText, nothing, type TextEdit } from '#engine/checks/subject';

export const edgeBlanks: Check = {
  code: 'edge-blanks',
  weight: 'warns',
  when: 'The target begins or ends with other blanks than the source.',
  action: 'Give the target the blanks of the source at its edges.',
  explanation:
    'Corrected by itself. The number and the kind of blanks count, since in a document they part sentences. Codes at the ' +
    'edge read as what they stand for.',
  examples: [
    {
      source: 'Press Start.',
      target: ' Drücken Sie Start.',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Drücken Sie Start.',
    },
    { source: 'Name: ', target: 'Name:', languages: ['en', 'de'], found: true, fixed: 'Name: ' },
    {
      source: ' <1>Name</1>',
      target: '<1>Name</1>',
      languages: ['en', 'de'],
      found: true,
      fixed: '<1> Name</1>',
    },
    { source: 'Name: ', target: 'Name : ', languages: ['en', 'fr'], found: false },
  ],
  find({ source, target, subject }) {
    if (source.isEmpty || target.isEmpty) return nothing;
    const start = leading(target.text);
    const end = trailing(target.text);
    const edits: TextEdit[] = [];
    const wantedStart = source.text.slice(0, leading(source.text));
    const wantedEnd = source.text.slice(trailing(source.text));
    if (target.text.slice(0, start) !== wantedStart) edits.push({ start: 0, end: start, text: wantedStart });
    if (target.text.slice(end) !== wantedEnd)
      edits.push({ start: end, end: target.text.length, text: wantedEnd });
    if (edits.length === 0) return nothing;
    const fix = editText(subject.target, edits);
    return edits.map((edit) => ({
      start: edit.start,
      end: edit.end,
      detail: `${shown(edit.text)} expected, ${shown(target.text.slice(edit.start, edit.end))} found`,
      ...(fix && { fix }),
    }));
  },
};

function leading(text: string): number {
  return text.length - text.trimStart().length;
}

function trailing(text: string): number {
  return text.trimEnd().length;
}

function shown(blanks: string): string {
  if (blanks === '') return 'no blank';
  const names = [...blanks]
    .slice(0, 4)
    .map((blank) => `U+${blank.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
  return `${names.join(' ')}${blanks.length > 4 ? ' …' : ''}`;
}
