import { counted, type Formats } from '#platform/web/messages';

/** What the pages of candidates say beyond what those of glossaries do. */
export const candidateWords = {
  candidates: { en: 'Term candidates', de: 'Benennungskandidaten' },
  candidatesText: {
    en: 'Phrases that delivered runs have often. Nothing becomes a term by itself.',
    de: 'Wendungen, die ausgelieferte Läufe oft haben. Nichts wird von selbst zur Benennung.',
  },
  noCandidates: { en: 'No candidate is like that', de: 'Kein Kandidat ist so' },
  noCandidatesText: {
    en: 'Candidates come from delivered runs, where the policy lets them.',
    de: 'Kandidaten kommen aus ausgelieferten Läufen, wo die Richtlinie es zulässt.',
  },
  open: { en: 'Open', de: 'Offen' },
  accepted: { en: 'Accepted', de: 'Angenommen' },
  expired: { en: 'Expired', de: 'Abgelaufen' },
  languages: { en: 'Languages', de: 'Sprachen' },
  frequency: { en: 'Frequency', de: 'Häufigkeit' },
  sentences: {
    en: counted({ one: '# sentence', other: '# sentences' }),
    de: counted({ one: '# Satz', other: '# Sätze' }),
  },
  inRuns: {
    en: counted({ one: 'in # run', other: 'in # runs' }),
    de: counted({ one: 'in # Lauf', other: 'in # Läufen' }),
  },
  agreement: {
    en: (share: number, { percent }: Formats) => `${percent(share)} agree`,
    de: (share: number, { percent }: Formats) => `${percent(share)} stimmen überein`,
  },
  noTarget: { en: 'translations do not agree', de: 'Übersetzungen sind uneins' },
  context: { en: 'In context', de: 'Im Zusammenhang' },
  accept: { en: 'Accept', de: 'Annehmen' },
  acceptInto: { en: 'Accept into', de: 'Annehmen in' },
  choose: { en: 'Choose', de: 'Auswählen' },
  chosenToo: { en: 'Decide on those that are ticked', de: 'Über die angekreuzten entscheiden' },
  acceptChosen: { en: 'Accept ticked', de: 'Angekreuzte annehmen' },
  rejectChosen: { en: 'Reject ticked', de: 'Angekreuzte ablehnen' },
  noneChosen: { en: 'Tick at least one candidate.', de: 'Kreuzen Sie mindestens einen Kandidaten an.' },
  candidatesDecided: {
    en: counted({ one: '# candidate decided.', other: '# candidates decided.' }),
    de: counted({ one: '# Kandidat entschieden.', other: '# Kandidaten entschieden.' }),
  },
  conceptLink: { en: 'The concept', de: 'Der Begriff' },
} as const;
