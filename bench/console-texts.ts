import { type CodeType, type InlineCode, type InlineText, parseMarkedText } from '#engine/inline';
import { randomOf } from './texts.ts';

const verbs = words(
  'Open/Öffnen, Check/Prüfen, Close/Schließen, Clean/Reinigen, Replace/Ersetzen, Drain/Entleeren, Seal/Versiegeln',
);
const things = words(
  `valve/Ventil, cover/Abdeckung, pump/Pumpe, line/Leitung, tank/Behälter, filter/Filter, gauge/Messgerät, pressure relief
  device/Druckentlastung, coupling/Kupplung, bearing/Lager, inlet/Einlass, control cabinet/Schaltschrank`,
);
const manners = words(
  `slowly/langsam, with care/mit Vorsicht, before each start/vor jedem Start, after the inspection/nach der Prüfung, together
  with a second person/zu zweit, in the order of the plan/nach dem Plan`,
);
const ends = words(
  `wait until the pressure has fallen below the limit/warten, bis der Druck unter den Grenzwert gefallen ist, write the
  reading into the log of the plant/den Wert in das Buch der Anlage schreiben, tell the shift supervisor at once/sofort die
  Schichtleitung benachrichtigen, leave the area if a warning sounds/den Bereich verlassen, wenn ein Alarm ertönt, keep the
  plate dry/die Platte trocken halten`,
);

/** Terms of the texts with their translations, for glossaries. */
export const terms: readonly Words[] = things;

interface Words {
  readonly source: string;
  readonly target: string;
}

export interface ConsoleText {
  readonly source: InlineText;
  /** Has the codes of the source. */
  readonly target: InlineText;
}

/**
 * A sentence of a manual with its translation, the same for the same number. A third of them has inline codes as extraction makes
 * them: formats, links, fields and bookmarks in pairs, breaks, notes and pictures alone; `isEdited` has another ending.
 */
export function consoleText(number: number, { isEdited }: { readonly isEdited: boolean }): ConsoleText {
  const random = randomOf(Math.imul(number, 0x9e3779b1));
  const pick = (of: readonly Words[]) => of[Math.floor(random() * of.length)]!;
  const [verb, thing, manner] = [pick(verbs), pick(things), pick(manners)];
  const [other, end] = [pick(things), pick(ends)];
  const { name, close, codes } = number % 3 === 0 ? shapes[(number / 3) % shapes.length]! : withoutCodes;
  const write = (side: keyof Words, before: string, between: string, again: string) =>
    parseMarkedText(
      `${before}${name} ${between} ${close}.`
        .replace('THING', `${thing[side]} ${number}`)
        .replace('OTHER', other[side])
        .replace('END', isEdited ? `${end[side]} ${again}` : end[side]),
      new Map(codes.map((code) => [code.id, code])),
    ).text;
  return {
    source: write('source', `${verb.source} `, `${manner.source} and`, 'again'),
    target: write('target', '', `${manner.target} ${verb.target.toLowerCase()} und`, 'noch einmal'),
  };
}

interface Shape {
  readonly name: string;
  readonly close: string;
  readonly codes: readonly InlineCode[];
}

const withoutCodes: Shape = { name: 'THING', close: 'END', codes: [] };

const shapes: readonly Shape[] = [
  { name: '<1>THING</1>', close: 'END', codes: [pair(1, 'format', 'bold')] },
  {
    name: '<1>THING</1>',
    close: 'END (<2><3>OTHER</3></2>)<4/>',
    codes: [
      pair(1, 'format', 'bold, italic'),
      pair(2, 'hyperlink', 'link'),
      pair(3, 'format', 'colour 0563C1, underlined'),
      alone(4, 'note-reference', 'footnote 3'),
    ],
  },
  { name: 'THING', close: '<1/>END', codes: [alone(1, 'line-break', 'line break', '\n')] },
  {
    name: '<1/> THING',
    close: 'END: <2><3>OTHER</3></2>',
    codes: [
      alone(1, 'image', 'picture or drawing'),
      pair(2, 'bookmark', 'bookmark _RefFigure1'),
      pair(3, 'field', 'field SEQ'),
    ],
  },
  {
    name: '<1>THING</1>',
    close: 'END – <2>OTHER</2><3/><4/> m<5>2</5>',
    codes: [
      pair(1, 'format', '9 pt, font Consolas'),
      pair(2, 'format', 'italic'),
      alone(3, 'tab', 'tab', '\t'),
      alone(4, 'field', 'field REF', '12'),
      pair(5, 'format', 'superscript'),
    ],
  },
];

function pair(id: number, type: CodeType, hint: string): InlineCode {
  return { id, type, hint, paired: true, equivalent: '', deletable: type === 'format', movable: true };
}

function alone(id: number, type: CodeType, hint: string, equivalent = ''): InlineCode {
  return { id, type, hint, paired: false, equivalent, deletable: false, movable: true };
}

/** Pairs of words as they are listed: `source/target`. */
function words(listed: string): Words[] {
  return listed
    .replace(/\s+/g, ' ')
    .split(/, (?=[^,/]+\/)/)
    .map((pair) => {
      const [source, target] = pair.split('/');
      return { source: source!.trim(), target: target!.trim() };
    });
}
