import { defineMessages } from '#platform/web/messages';

export const auditMessages = defineMessages({
  audit: { en: 'Audit', de: 'Protokoll' },
  when: { en: 'When', de: 'Wann' },
  who: { en: 'Who', de: 'Wer' },
  what: { en: 'What', de: 'Was' },
  subject: { en: 'On', de: 'Woran' },
  details: { en: 'Before and after', de: 'Vorher und nachher' },
  reason: { en: 'Reason', de: 'Begründung' },
  before: { en: 'Before', de: 'Vorher' },
  after: { en: 'After', de: 'Nachher' },
  text: { en: 'Words', de: 'Wörter' },
  action: { en: 'Action begins with', de: 'Aktion beginnt mit' },
  actor: { en: 'Id of who did it', de: 'Kennung des Handelnden' },
  subjectId: { en: 'Id of the subject', de: 'Kennung des Gegenstands' },
  from: { en: 'From', de: 'Von' },
  to: { en: 'Before', de: 'Bis vor' },
  none: { en: 'Nothing of the kind was done', de: 'Nichts dergleichen wurde getan' },
  noneText: { en: 'Clear the filter to see all.', de: 'Setzen Sie den Filter zurück, um alles zu sehen.' },
  system: { en: 'system', de: 'System' },
  key: { en: 'key', de: 'Schlüssel' },
  person: { en: 'person', de: 'Person' },
});
