import { defineMessages, type Formats } from '#platform/web/messages';

export const auditMessages = defineMessages({
  audit: { en: 'Audit', de: 'Protokoll' },
  when: { en: 'When', de: 'Wann' },
  who: { en: 'Who', de: 'Wer' },
  what: { en: 'What', de: 'Was' },
  subject: { en: 'On', de: 'Woran' },
  details: { en: 'Before and after', de: 'Vorher und nachher' },
  reason: { en: 'Reason', de: 'Begründung' },
  text: { en: 'Words', de: 'Wörter' },
  action: { en: 'Action begins with', de: 'Aktion beginnt mit' },
  actor: { en: 'Who did it: name or id', de: 'Wer es tat: Name oder Kennung' },
  subjectName: { en: 'On what: name or id', de: 'Woran: Name oder Kennung' },
  severalActors: {
    en: ({ name }: { name: string }, _: Formats) => `Several are called “${name}”`,
    de: ({ name }: { name: string }, _: Formats) => `Mehrere heißen „${name}“`,
  },
  severalSubjects: {
    en: ({ name }: { name: string }, _: Formats) => `Several things are called “${name}”`,
    de: ({ name }: { name: string }, _: Formats) => `Mehreres heißt „${name}“`,
  },
  chooseOne: { en: 'Choose whom or what you mean:', de: 'Wählen Sie, wer oder was gemeint ist:' },
  export: { en: 'Download as a table', de: 'Als Tabelle herunterladen' },
  verification: { en: 'Verification of the audit', de: 'Prüfung des Protokolls' },
  verify: { en: 'Verify the chain', de: 'Kette prüfen' },
  verifyNow: { en: 'Verify now', de: 'Jetzt prüfen' },
  verificationText: {
    en: 'Each entry carries the hash of the one before it. The check walks all entries from the first and finds any that was changed, removed, inserted or moved.',
    de: 'Jeder Eintrag trägt den Hash des vorigen. Die Prüfung geht alle Einträge vom ersten an durch und findet jeden, der geändert, entfernt, eingefügt oder verschoben wurde.',
  },
  expected: { en: 'A head that was kept elsewhere', de: 'Ein anderswo aufbewahrter Kopf' },
  expectedHint: {
    en: 'The line that was printed by “verso audit head”, or shown here. Without it, entries cut off the end cannot be missed.',
    de: 'Die Zeile, die „verso audit head“ druckte oder die hier stand. Ohne sie bleiben am Ende abgeschnittene Einträge unbemerkt.',
  },
  verified: {
    en: ({ done, total }: { done: number; total: number }, { number }: Formats) =>
      `${number(done)} of ${number(total)} entries verified`,
    de: ({ done, total }: { done: number; total: number }, { number }: Formats) =>
      `${number(done)} von ${number(total)} Einträgen geprüft`,
  },
  goOn: { en: 'Go on', de: 'Weiter' },
  chainGood: {
    en: ({ count }: { count: number }, { number }: Formats) => `The chain is good: ${number(count)} entries`,
    de: ({ count }: { count: number }, { number }: Formats) =>
      `Die Kette ist in Ordnung: ${number(count)} Einträge`,
  },
  goodText: {
    en: 'Every entry is what was written. Keep the head elsewhere, so that a cut or rewritten end can be noticed too.',
    de: 'Jeder Eintrag ist, wie er geschrieben wurde. Bewahren Sie den Kopf anderswo auf, damit auch ein abgeschnittenes oder neu geschriebenes Ende auffällt.',
  },
  goodExpectedText: {
    en: 'Every entry is what was written, and the head that was kept elsewhere is in the chain.',
    de: 'Jeder Eintrag ist, wie er geschrieben wurde, und der anderswo aufbewahrte Kopf steht in der Kette.',
  },
  head: { en: 'Head', de: 'Kopf' },
  chainBroken: {
    en: ({ sequence }: { sequence: number }, { number }: Formats) =>
      `The chain is broken at entry ${number(sequence)}`,
    de: ({ sequence }: { sequence: number }, { number }: Formats) =>
      `Die Kette ist bei Eintrag ${number(sequence)} gebrochen`,
  },
  goodBefore: {
    en: ({ count }: { count: number }, { number }: Formats) =>
      `Entries before it that are good: ${number(count)}.`,
    de: ({ count }: { count: number }, { number }: Formats) => `Gute Einträge davor: ${number(count)}.`,
  },
  missing: { en: 'It is missing.', de: 'Er fehlt.' },
  unlinked: {
    en: 'It does not follow the one before it: entries were moved, inserted or removed here.',
    de: 'Er folgt nicht auf den vorigen: Hier wurden Einträge verschoben, eingefügt oder entfernt.',
  },
  changed: { en: 'It is not what was written.', de: 'Er ist nicht, was geschrieben wurde.' },
  truncated: {
    en: 'It is missing: the end of the chain was cut off.',
    de: 'Er fehlt: Das Ende der Kette wurde abgeschnitten.',
  },
  rewritten: {
    en: 'It is not the one that was expected: the chain was rewritten.',
    de: 'Er ist nicht der erwartete: Die Kette wurde neu geschrieben.',
  },
  open: { en: 'Open', de: 'Öffnen' },
  ofActor: { en: 'Only what they did', de: 'Nur deren Taten' },
  ofSubject: { en: 'Only what was done to it', de: 'Nur was damit geschah' },
  from: { en: 'From', de: 'Von' },
  to: { en: 'Before', de: 'Bis vor' },
  inZone: { en: (zone: string) => `In ${zone}`, de: (zone: string) => `In ${zone}` },
  none: { en: 'Nothing of the kind was done', de: 'Nichts dergleichen wurde getan' },
  noneText: { en: 'Clear the filter to see all.', de: 'Setzen Sie den Filter zurück, um alles zu sehen.' },
  system: { en: 'system', de: 'System' },
  key: { en: 'key', de: 'Schlüssel' },
  person: { en: 'person', de: 'Person' },
});
