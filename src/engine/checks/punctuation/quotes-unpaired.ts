import { type Check, nothing, traits } from '#engine/checks/subject';

export const quotesUnpaired: Check = {
  code: 'quotes-unpaired',
  weight: 'warns',
  when: 'A quotation of the target is opened or closed only.',
  action: 'Set quotation marks in pairs.',
  explanation:
    'Counts double quotation marks of all forms together, so that each language may choose its own; an odd number is reported where the source has an even one. ' +
    'Single quotes are not counted, since they are apostrophes as well; inch signs make the source odd and are left alone.',
  examples: [
    { source: 'Press “Start”.', target: 'Drücken Sie „Start.', languages: ['en', 'de'], found: true },
    { source: 'Press “Start”.', target: 'Drücken Sie „Start“.', languages: ['en', 'de'], found: false },
    { source: 'Press “Start”.', target: '「スタート」を押します。', languages: ['en', 'ja'], found: false },
    { source: 'A 5" screen', target: 'Ein 5"-Bildschirm', languages: ['en', 'de'], found: false },
  ],
  find({ source, target }) {
    if (!target.has(traits.QUOTE)) return nothing;
    const places = quotesOf(target.text);
    if (places.length % 2 === 0 || quotesOf(source.text).length % 2 !== 0) return nothing;
    const at = places.at(-1)!;
    return [{ start: at, end: at + 1, detail: `${places.length} quotation marks` }];
  },
};

function quotesOf(text: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (traits.traitsOfUnit(text.charCodeAt(at)) & traits.QUOTE) places.push(at);
  }
  return places;
}
