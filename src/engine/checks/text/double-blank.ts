import { type Check, editText, nothing, type TextEdit, type TextView } from '#engine/checks/subject';

export const doubleBlank: Check = {
  code: 'double-blank',
  weight: 'warns',
  when: 'The target has two blanks in a row where the source has none.',
  action: 'Take one of them out.',
  explanation:
    'Corrected by itself. Blanks at the edges belong to `edge-blanks`; blanks before and behind an object are left alone. A source that sets blanks in a row itself, as old ' +
    'habits of typing and drawn tables do, asks for nothing.',
  examples: [
    {
      source: 'Press the key.',
      target: 'Drücken Sie  die Taste.',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Drücken Sie die Taste.',
    },
    {
      source: 'Press <1>the</1> key.',
      target: 'Drücken Sie <1> die</1> Taste.',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Drücken Sie <1>die</1> Taste.',
    },
    { source: 'One.  Two.', target: 'Eins.  Zwei.', languages: ['en', 'de'], found: false },
    { source: 'Press the key.', target: 'Drücken Sie die Taste.  ', languages: ['en', 'de'], found: false },
  ],
  find({ source, target, subject }) {
    const runs = blankRuns(target.text).filter(({ start, end }) => !hasCodeInside(target, start, end));
    if (runs.length === 0 || blankRuns(source.text).length > 0) return nothing;
    const edits = runs.map(({ start, end }): TextEdit => ({ start: start + 1, end, text: '' }));
    const fix = editText(subject.target, edits);
    return runs.map((run) => ({ ...run, detail: `${run.end - run.start} blanks`, ...(fix && { fix }) }));
  },
};

/** Blanks on either side of an object are two for the eye as well. */
function hasCodeInside(view: TextView, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if (view.hasCodeAt(at)) return true;
  return false;
}

/** Runs of two or more ordinary blanks with something on either side of them. */
function blankRuns(text: string): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let at = text.indexOf('  ');
  if (at === -1) return runs;
  const first = text.length - text.trimStart().length;
  const last = text.trimEnd().length;
  while (at !== -1) {
    let end = at + 2;
    while (text.charCodeAt(end) === 32) end++;
    if (at > first && end < last) runs.push({ start: at, end });
    at = text.indexOf('  ', end);
  }
  return runs;
}
