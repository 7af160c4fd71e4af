import { type Check, nothing, type Occurrence, type TextView, traits } from '#engine/checks/subject';
import { scriptOf, scriptsOf } from './scripts.ts';

export const scriptForeign: Check = {
  code: 'script-foreign',
  weight: 'warns',
  when: 'The target has letters of a script that neither its language nor the source uses.',
  action: 'Translate or transcribe what stands there.',
  explanation:
    'Latin letters may stand in every text, as names and abbreviations do; letters that the source has may be kept; a single Greek letter is a sign. A target of a language that is not written in ' +
    'Latin letters must have letters of its own script once it has twelve letters that are not words of the source.',
  examples: [
    { source: 'Press the key.', target: 'Drücken Sie 按键.', languages: ['en', 'de'], found: true },
    { source: 'Press the key.', target: 'Drücken Sie die Tаste.', languages: ['en', 'de'], found: true },
    {
      source: 'Press the red key twice.',
      target: 'Drücken Sie zweimal die Taste.',
      languages: ['en', 'ru'],
      found: true,
    },
    { source: 'The word 按键', target: 'Das Wort 按键', languages: ['en', 'de'], found: false },
    {
      source: 'an angle of 5 degrees',
      target: 'ein Winkel α von 5 Grad',
      languages: ['en', 'de'],
      found: false,
    },
    {
      source: 'Install the SDK for Linux.',
      target: 'Установите SDK для Linux.',
      languages: ['en', 'ru'],
      found: false,
    },
  ],
  find({ source, target }) {
    if (target.letters === 0 && !target.has(traits.NOT_LATIN)) return nothing;
    const own = scriptsOf(target.tag);
    const isLatin = own.includes('Latn');
    if (isLatin && !target.has(traits.NOT_LATIN)) return nothing;
    const runs = foreignRuns(target.text, own);
    if (runs.length > 0) {
      const known = scriptsIn(source);
      const strange = runs.filter(
        ({ script, end, start }) => !known.has(script) && !(script === 'Grek' && end - start === 1),
      );
      if (strange.length > 0)
        return strange.map(({ start, end }) => ({
          start,
          end,
          detail: target.text.slice(start, end).slice(0, 40),
        }));
    }
    return isLatin ? nothing : untranslated(source, target, own);
  },
};

interface Run extends Omit<Occurrence, 'detail'> {
  readonly script: string;
}

/** Runs of letters of one script that is neither Latin nor one of `own`. */
function foreignRuns(text: string, own: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < text.length; at++) {
    if ((traits.traitsOfUnit(text.charCodeAt(at)) & traits.NOT_LATIN) === 0) continue;
    const point = text.codePointAt(at)!;
    const width = point > 0xffff ? 2 : 1;
    const script = scriptOf(point);
    if (script === '' || script === 'Latn' || own.includes(script)) {
      at += width - 1;
      continue;
    }
    const last = runs.at(-1);
    if (last?.end === at && last.script === script) runs[runs.length - 1] = { ...last, end: at + width };
    else runs.push({ start: at, end: at + width, script });
    at += width - 1;
  }
  return runs;
}

function scriptsIn({ text }: TextView): Set<string> {
  const scripts = new Set<string>();
  for (const character of text) scripts.add(scriptOf(character.codePointAt(0)!));
  if (scripts.has('Hani')) for (const script of ['Hira', 'Kana', 'Bopo']) scripts.add(script);
  return scripts;
}

/** Letters that are not words of the source, from which on a text without letters of its own script is foreign. */
const mostForeign = 12;

function untranslated(source: TextView, target: TextView, own: readonly string[]): readonly Occurrence[] {
  if (target.letters < mostForeign) return nothing;
  for (const character of target.text) if (own.includes(scriptOf(character.codePointAt(0)!))) return nothing;
  let strange = 0;
  for (const word of target.wordKeys) if (!source.wordKeys.has(word)) strange += word.length;
  return strange < mostForeign
    ? nothing
    : [{ start: 0, end: target.text.length, detail: `no letter of ${own.join(', ')}` }];
}
