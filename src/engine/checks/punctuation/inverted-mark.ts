import {
  type Check,
  editText,
  nothing,
  type Occurrence,
  type TextView,
  traits,
} from '#engine/checks/subject';

export const invertedMarks: Check = {
  code: 'inverted-mark',
  weight: 'warns',
  when: 'A Spanish question or exclamation lacks its opening mark.',
  action: 'Open the question with ¿ and the exclamation with ¡.',
  explanation:
    'Counts `?` and `!` at the end of words against `¿` and `¡`; `¡…?` and doubled marks count as one. Corrected by itself where the text is ' +
    'one question or exclamation without another mark inside.',
  examples: [
    {
      source: 'Are you sure?',
      target: 'Está seguro?',
      languages: ['en', 'es'],
      found: true,
      fixed: '¿Está seguro?',
    },
    {
      source: 'Done!',
      target: '<1>Listo</1>!',
      languages: ['en', 'es'],
      found: true,
      fixed: '<1>¡Listo</1>!',
    },
    {
      source: 'If so, are you sure?',
      target: 'Si es así, está seguro?',
      languages: ['en', 'es'],
      found: true,
    },
    { source: 'Are you sure?', target: '¿Está seguro?', languages: ['en', 'es'], found: false },
    { source: 'See /a?b=1', target: 'Véase /a?b=1', languages: ['en', 'es'], found: false },
    { source: 'Are you sure?', target: 'Está seguro?', languages: ['en', 'pt'], found: false },
  ],
  find({ target, subject }) {
    if (target.language !== 'es' || !target.has(traits.MARK) || target.letters === 0) return nothing;
    const ends = [...target.text.matchAll(closing)];
    const opened = [...target.text.matchAll(/[¿¡]+/g)].length;
    if (ends.length <= opened) return nothing;
    const last = ends.at(-1)!;
    const place: Occurrence = { start: last.index, end: last.index + 1, detail: last[0] };
    const at = onlyPlace(target, last.index, ends.length);
    const fix =
      at === undefined
        ? undefined
        : editText(subject.target, [{ start: at, end: at, text: last[0][0] === '?' ? '¿' : '¡' }]);
    return [{ ...place, ...(fix && { fix }) }];
  },
};

const closing = /(?<=[\p{L}\p{N}"”»')\]])[?!]+(?=\s|$|["”»')\]])/gu;

/** Where the opening mark goes, where only the beginning of the text comes into question. */
function onlyPlace({ text }: TextView, end: number, count: number): number | undefined {
  if (count > 1 || /[.,:;…¿¡?!]/.test(text.slice(0, end)) || /\p{L}/u.test(text.slice(end))) return undefined;
  const first = text.search(/\p{L}/u);
  return /[^\s]/.test(text.slice(0, first)) ? undefined : first;
}
