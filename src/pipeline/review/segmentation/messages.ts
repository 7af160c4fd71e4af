import { defineMessages, type Formats } from '#platform/web/messages';

/** What the page about the ends of a segment says. */
export const boundaryMessages = defineMessages({
  ask: { en: 'Is the segment cut wrongly?', de: 'Ist das Segment falsch geschnitten?' },
  title: {
    en: (number: number, { number: say }: Formats) => `How segment ${say(number)} is cut`,
    de: (number: number, { number: say }: Formats) => `Wie Segment ${say(number)} geschnitten ist`,
  },
  review: { en: 'Review', de: 'Prüfen' },
  stays: {
    en: 'The segments of this run stay as they are',
    de: 'Die Segmente dieses Laufs bleiben, wie sie sind',
  },
  staysText: {
    en: 'What you do here proposes a rule for the project. Once an operator accepts it, documents that are cut into segments from then on follow it.',
    de: 'Hier schlagen Sie eine Regel für das Projekt vor. Nimmt sie jemand vom Betrieb an, gilt sie für Dokumente, die von da an in Segmente zerlegt werden.',
  },
  text: { en: 'The segment', de: 'Das Segment' },
  split: { en: 'It should be two segments', de: 'Es sollten zwei Segmente sein' },
  at: { en: 'The second one begins', de: 'Das zweite beginnt' },
  noCuts: {
    en: 'There is no place at which it could be cut.',
    de: 'Es gibt keine Stelle, an der es geschnitten werden könnte.',
  },
  join: { en: 'It belongs with the next one', de: 'Es gehört mit dem nächsten zusammen' },
  noNext: {
    en: 'The next segment is in another paragraph or behind a tab or break. Rules join sentences, not those.',
    de: 'Das nächste Segment steht in einem anderen Absatz oder hinter einem Tabulator oder Umbruch. Regeln verbinden Sätze, nicht diese.',
  },
  show: { en: 'Show rules', de: 'Regeln zeigen' },
  showSplit: { en: 'Show rules that cut here', de: 'Regeln zeigen, die hier schneiden' },
  showJoin: { en: 'Show rules that join them', de: 'Regeln zeigen, die sie verbinden' },
  rules: { en: 'Rules that would do it', de: 'Regeln, die das täten' },
  scope: { en: 'How far the rule reaches', de: 'Wie weit die Regel reicht' },
  exact: {
    en: ({ front, back }: { front: string; back: string }, _: Formats) =>
      `Only between “${front}” and “${back}”`,
    de: ({ front, back }: { front: string; back: string }, _: Formats) =>
      `Nur zwischen „${front}“ und „${back}“`,
  },
  word: {
    en: ({ front }: { front: string }, _: Formats) => `Behind every “${front}”`,
    de: ({ front }: { front: string }, _: Formats) => `Hinter jedem „${front}“`,
  },
  propose: { en: 'Propose the rule', de: 'Regel vorschlagen' },
  proposed: {
    en: 'Proposed. An operator decides; the segments of this run stay as they are.',
    de: 'Vorgeschlagen. Der Betrieb entscheidet; die Segmente dieses Laufs bleiben, wie sie sind.',
  },
  allProposals: { en: 'All proposed rules', de: 'Alle vorgeschlagenen Regeln' },
  outOfReach: {
    en: 'No rule can change this place',
    de: 'Keine Regel kann diese Stelle ändern',
  },
  outOfReachText: {
    en: 'It is at the edge of the paragraph, or something else than a sentence ends there.',
    de: 'Sie liegt am Rand des Absatzes, oder dort endet etwas anderes als ein Satz.',
  },
});
