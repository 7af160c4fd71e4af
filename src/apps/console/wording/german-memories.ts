import type { Wording } from '#apps/console/wording/phrases';

/** Memories and what is imported into them. */
export const memories: Wording = {
  'memory-unknown': {
    when: 'Diesen Speicher gibt es nicht, oder er gehört zu keinem Ihrer Projekte.',
    action: 'Wählen Sie einen aus der Liste der Speicher.',
  },
  'memory-name-taken': {
    when: 'Ein anderer Speicher heißt schon so.',
    action: 'Wählen Sie einen anderen Namen.',
  },
  'memory-deleted': {
    when: 'Der Speicher ist gelöscht.',
    action: 'Stellen Sie ihn zuerst wieder her.',
  },
  'memory-held': {
    when: 'Auf dem Speicher liegt eine rechtliche Sperre, und dies würde etwas aus ihm vernichten.',
    action: 'Warten Sie, bis jemand von der Administration die rechtliche Sperre aufhebt.',
  },
  'memory-not-deleted': {
    when: 'Ein Speicher, der benutzt wird oder benutzt werden kann, soll vernichtet werden.',
    action: 'Löschen Sie ihn zuerst; vernichten Sie ihn, wenn ihn niemand vermisst.',
  },
  'memory-unit-unknown': {
    when: 'Der Speicher hat diese Einheit nicht; ein Kandidat ist keine, bevor sein Import übernommen ist.',
    action: 'Wählen Sie eine aus der Liste, wo nötig unter den stillgelegten oder gelöschten.',
  },
  'memory-unit-doubled': {
    when: 'Der Speicher hat eine andere gültige Einheit mit gleicher Quelle und gleicher Übersetzung.',
    action: 'Lassen Sie diese, wie sie ist, oder legen Sie zuerst die andere still.',
  },
  'concordance-without-words': {
    when: 'Was gesucht wird, enthält kein Wort und keine Zahl.',
    action: 'Suchen Sie nach einem Wort, einer Zahl oder mehreren hintereinander.',
  },
  'erasure-unconfirmed': {
    when: 'Eingegeben ist nicht das Wort, das die Löschung bestätigt.',
    action: 'Lassen Sie sich noch einmal zeigen, was ginge, und geben Sie ERASE ein.',
  },
  'token-order-unknown': {
    when: 'Kein Speicher hat Einheiten mit Quellen in dieser Sprache.',
    action: 'Nehmen Sie eine Sprache, in der Speicher Quellen haben.',
  },
  'candidate-unknown': {
    when: 'Der Import hat diesen Kandidaten nicht.',
    action: 'Wählen Sie einen aus der Liste des Imports.',
  },
  'candidate-text': {
    when: 'Ein Text ist leer, nennt einen Code, den der Kandidat nicht hat, oder enthält Zeichen, die kein Dokument enthalten kann.',
    action: 'Schreiben Sie den Text mit den Marken, die der Kandidat hat.',
  },
  'candidate-exists': {
    when: 'Mit diesen Texten wäre der Kandidat der gleiche wie ein anderer oder wie eine Einheit des Speichers.',
    action: 'Lehnen Sie stattdessen einen von beiden ab.',
  },
  'import-unknown': {
    when: 'Diesen Import gibt es nicht, oder keines Ihrer Projekte benutzt seinen Speicher.',
    action: 'Wählen Sie einen aus der Liste des Speichers.',
  },
  'import-state': {
    when: 'In seinem jetzigen Zustand geht das mit dem Import nicht.',
    action: 'Laden Sie die Seite neu: Sein Zustand sagt, was geht.',
  },
  'import-undo-blocked': {
    when: 'Spätere Arbeit baut auf den Einheiten des Imports auf; ihn rückgängig zu machen, nähme mehr, als er brachte.',
    action:
      'Machen Sie zuerst die genannten Importe rückgängig oder verwerfen Sie die, die nicht übernommen sind; oder legen Sie einzelne Einheiten still.',
  },
  'import-file-gone': {
    when: 'Die hochgeladene Datei ist nicht mehr da; der Import kann nicht weitergehen.',
    action: 'Verwerfen Sie den Import und laden Sie die Datei noch einmal hoch.',
  },
  'import-gave-up': {
    when: 'Der Import ist mehrmals gescheitert und wurde aufgegeben; was gelesen ist, bleibt.',
    action: 'Lesen Sie die Meldung, dann lassen Sie ihn weitergehen: Er fängt an, wo er stehen blieb.',
  },
  'memory-file-unreadable': {
    when: 'Die Datei ist kein TMX, oder sie bricht ab; nichts aus ihr wurde übernommen.',
    action:
      'Exportieren oder übertragen Sie die Datei noch einmal; die Befunde des Imports sagen, was nicht stimmt.',
  },
  'memory-file-languages': {
    when: 'Die Datei hat Übersetzungen in mehr als 500 Sprachen; der Import endet.',
    action: 'Importieren Sie eine Sprache nach der anderen.',
  },
  'memory-file-missing': { when: 'Es kam keine TMX-Datei an.', action: 'Wählen Sie eine Datei.' },
};
