import { counted, defineMessages, type Formats } from '#platform/web/messages';

/** What the list of proposed rules says. */
export const proposalMessages = defineMessages({
  title: { en: 'Rules for segments', de: 'Segmentregeln' },
  about: {
    en: 'Reviewers propose these where a segment is cut wrongly. An accepted rule becomes part of a new version of the policy and counts for documents that are cut from then on; runs keep the segments they have.',
    de: 'Prüfende schlagen sie vor, wo ein Segment falsch geschnitten ist. Eine angenommene Regel wird Teil einer neuen Fassung der Richtlinie und gilt für Dokumente, die von da an zerlegt werden; Läufe behalten ihre Segmente.',
  },
  none: { en: 'Nobody proposed a rule', de: 'Niemand hat eine Regel vorgeschlagen' },
  noneText: {
    en: 'In a review, open a segment and follow “Is the segment cut wrongly?”.',
    de: 'Öffnen Sie in einer Prüfung ein Segment und folgen Sie „Ist das Segment falsch geschnitten?“.',
  },
  place: { en: 'Place', de: 'Stelle' },
  effect: { en: 'Effect', de: 'Wirkung' },
  rule: { en: 'Rule', de: 'Regel' },
  by: { en: 'Proposed', de: 'Vorgeschlagen' },
  decision: { en: 'Decision', de: 'Entscheidung' },
  split: { en: 'A segment ends here', de: 'Hier endet ein Segment' },
  join: { en: 'No segment ends here', de: 'Hier endet kein Segment' },
  inRun: {
    en: counted({ one: '# place in this document', other: '# places in this document' }),
    de: counted({ one: '# Stelle in diesem Dokument', other: '# Stellen in diesem Dokument' }),
  },
  inOthers: {
    en: ({ others, versions }: { others: number; versions: number }, { number }: Formats) =>
      `${number(others)} in other documents (of ${number(versions)})`,
    de: ({ others, versions }: { others: number; versions: number }, { number }: Formats) =>
      `${number(others)} in anderen Dokumenten (von ${number(versions)})`,
  },
  atLeast: { en: 'at least', de: 'mindestens' },
  accept: { en: 'Accept', de: 'Annehmen' },
  accepted: {
    en: (version: number, { number }: Formats) =>
      `Accepted: version ${number(version)} of the policy has the rule.`,
    de: (version: number, { number }: Formats) =>
      `Angenommen: Fassung ${number(version)} der Richtlinie hat die Regel.`,
  },
  acceptedState: { en: 'Accepted', de: 'Angenommen' },
  refuse: { en: 'Refuse', de: 'Ablehnen' },
  refused: { en: 'Refused.', de: 'Abgelehnt.' },
  refusedState: { en: 'Refused', de: 'Abgelehnt' },
  open: { en: 'Open', de: 'Offen' },
  reason: { en: 'Reason', de: 'Begründung' },
  segment: {
    en: (number: number, { number: say }: Formats) => `Segment ${say(number)}`,
    de: (number: number, { number: say }: Formats) => `Segment ${say(number)}`,
  },
});
