import { defineMessages } from '#platform/web/messages';

export const patternMessages = defineMessages({
  title: { en: 'Patterns', de: 'Muster' },
  intro: {
    en: 'Every component that pages are made of, in its states. Colours follow the choice in the foot of the page.',
    de: 'Alle Bausteine der Seiten in ihren Zuständen. Die Farben folgen der Wahl am Fuß der Seite.',
  },
  first: { en: 'First choice', de: 'Erste Wahl' },
  second: { en: 'Second choice', de: 'Zweite Wahl' },
  hint: { en: 'A sentence that helps.', de: 'Ein Satz, der hilft.' },
  wrong: { en: 'Give a whole number.', de: 'Geben Sie eine ganze Zahl an.' },
  refused: { en: 'That did not work.', de: 'Das hat nicht geklappt.' },
  again: { en: 'Try it again later.', de: 'Versuchen Sie es später noch einmal.' },
  name: { en: 'Name of something', de: 'Name von etwas' },
  text: { en: 'Several lines', de: 'Mehrere Zeilen' },
  amount: { en: 'Amount of something', de: 'Menge von etwas' },
  none: { en: 'None at all', de: 'Gar keine' },
  go: { en: 'Go ahead', de: 'Weiter so' },
  more: { en: 'More about it', de: 'Mehr dazu' },
  sentence: {
    en: 'A sentence of the interface that is long enough to be broken where there is little room for it.',
    de: 'Ein Satz der Oberfläche, der lang genug ist, um bei wenig Platz umbrochen zu werden.',
  },
  good: { en: 'Went well', de: 'Gut gegangen' },
  warning: { en: 'Needs attention', de: 'Braucht Aufmerksamkeit' },
  bad: { en: 'Went wrong', de: 'Schiefgegangen' },
  neutral: { en: 'As it is', de: 'Wie es ist' },
  goesOn: { en: 'Goes on', de: 'Läuft weiter' },
  nothing: { en: 'Nothing here yet', de: 'Noch nichts da' },
});
