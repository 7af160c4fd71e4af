import { type Check, nothing, traits } from '#engine/checks/subject';

export const lineBreaks: Check = {
  code: 'line-breaks',
  weight: 'warns',
  when: 'The target has another number of line breaks or tabs than the source.',
  action: 'Set the line breaks and tabs of the source.',
  explanation:
    'Counts line ends (CR LF is one) and tabs in the text and in what codes read as, each for itself.',
  examples: [
    {
      source: 'First line\nSecond line',
      target: 'Erste Zeile Zweite Zeile',
      languages: ['en', 'de'],
      found: true,
    },
    { source: 'Name\tValue', target: 'Name Wert', languages: ['en', 'de'], found: true },
    {
      source: 'First line\nSecond line',
      target: 'Erste Zeile\nZweite Zeile',
      languages: ['en', 'de'],
      found: false,
    },
  ],
  find({ source, target }) {
    if (!source.has(traits.LINE) && !target.has(traits.LINE)) return nothing;
    if (target.isEmpty) return nothing;
    const differences: string[] = [];
    for (const [name, sign] of [
      ['line breaks', '\n'],
      ['tabs', '\t'],
    ] as const) {
      const wanted = count(source.text, sign);
      const found = count(target.text, sign);
      if (wanted !== found) differences.push(`${found} ${name} for ${wanted}`);
    }
    return differences.length === 0 ? nothing : [{ start: 0, end: 0, detail: differences.join(', ') }];
  },
};

function count(text: string, sign: string): number {
  let found = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) found++;
  return found;
}
