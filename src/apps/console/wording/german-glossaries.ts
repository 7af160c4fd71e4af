import type { Wording } from '#apps/console/wording/phrases';

/** Glossaries and candidates for their terms. */
export const glossaries: Wording = {
  'glossary-unknown': {
    when: 'Dieses Glossar gibt es nicht, oder das Projekt benutzt es nicht.',
    action: 'Wählen Sie eines aus der Liste der Glossare.',
  },
  'glossary-name-taken': {
    when: 'Ein anderes Glossar heißt schon so.',
    action: 'Wählen Sie einen anderen Namen.',
  },
  'glossary-read-only': {
    when: 'Das Projekt benutzt dieses Glossar, darf es aber nicht ändern.',
    action:
      'Ändern Sie es in einem Projekt, das es darf, oder bitten Sie die Administration um Schreibrecht.',
  },
  'glossary-deleted': {
    when: 'Das Glossar ist gelöscht.',
    action: 'Stellen Sie es zuerst wieder her.',
  },
  'glossary-held': {
    when: 'Auf dem Glossar liegt eine rechtliche Sperre, und dies würde etwas aus ihm vernichten.',
    action: 'Warten Sie, bis jemand von der Administration die rechtliche Sperre aufhebt.',
  },
  'glossary-unreadable': {
    when: 'Die Datei ist kein Glossar, das sich lesen lässt.',
    action: 'Schicken Sie eine Tabelle (CSV, TSV) oder TBX; die Befunde des Imports sagen, was nicht stimmt.',
  },
  'glossary-file-missing': { when: 'Es kam keine Glossardatei an.', action: 'Wählen Sie eine Datei.' },
  'concept-unknown': {
    when: 'Das Glossar hat diesen Begriff nicht.',
    action: 'Wählen Sie einen aus der Liste des Glossars.',
  },
  'concept-key-taken': {
    when: 'Ein anderer Begriff des Glossars hat diesen Schlüssel.',
    action: 'Wählen Sie einen anderen Schlüssel, oder lassen Sie ihn weg.',
  },
  'concept-not-deleted': {
    when: 'Endgültig vernichtet wird nur, was vorher gelöscht wurde.',
    action: 'Löschen Sie den Begriff zuerst.',
  },
  'term-unknown': {
    when: 'Der Begriff hat diese Benennung nicht.',
    action: 'Laden Sie die Seite des Begriffs neu.',
  },
  'term-exists': {
    when: 'Ein anderer Begriff des Glossars hat die gleiche Benennung; er ist genannt.',
    action: 'Ergänzen Sie jenen Begriff, oder sagen Sie, dass es ein anderer Sinn des gleichen Wortes ist.',
  },
  'term-period-invalid': {
    when: 'Die Benennung gälte nicht mehr, bevor sie gilt.',
    action: 'Berichtigen Sie den ersten oder den letzten Tag.',
    details: { '{} to {}': '{} bis {}' },
  },
  'terms-too-many': {
    when: 'Ein Begriff hätte mehr als 200 Benennungen.',
    action: 'Machen Sie mehrere Begriffe daraus, für jeden Sinn einen.',
  },
  'term-import-unknown': {
    when: 'Diesen Import von Benennungen gibt es nicht, oder er gehört zu keinem Ihrer Projekte.',
    action: 'Wählen Sie einen aus der Liste des Glossars.',
  },
  'term-import-state': {
    when: 'In seinem jetzigen Zustand geht das mit dem Import nicht.',
    action: 'Laden Sie die Seite neu: Sein Zustand sagt, was geht.',
  },
  'term-import-undo-blocked': {
    when: 'Begriffe, die der Import gebracht oder ergänzt hat, wurden seither geändert.',
    action:
      'Lassen Sie jene, wie sie sind, und nehmen Sie den Rest zurück, oder machen Sie zuerst die Änderungen rückgängig.',
  },
  'term-import-gave-up': {
    when: 'Der Import ist mehrmals gescheitert und wurde aufgegeben.',
    action: 'Lesen Sie die Meldung, dann lassen Sie ihn weitergehen.',
  },
  'term-import-file-gone': {
    when: 'Die hochgeladene Datei ist nicht mehr da; der Import kann nicht weitergehen.',
    action: 'Verwerfen Sie den Import und laden Sie die Datei noch einmal hoch.',
  },
  'import-entry-unknown': {
    when: 'Der Import hat diesen Eintrag nicht, oder aus ihm kann nichts werden.',
    action: 'Wählen Sie einen aus der Liste des Imports.',
  },
  'term-candidate-unknown': {
    when: 'Das Projekt hat diesen Vorschlag für eine Benennung nicht.',
    action: 'Wählen Sie einen aus der Liste der Vorschläge.',
  },
  'term-candidate-decided': {
    when: 'Der Vorschlag ist schon angenommen.',
    action: 'Sehen Sie sich den Begriff an, der daraus wurde.',
  },
  'term-candidate-incomplete': {
    when: 'Ein Vorschlag soll ohne Glossar oder ohne Übersetzung angenommen werden, über die seine Übersetzungen uneins sind.',
    action: 'Wählen Sie ein Glossar und geben Sie eine Übersetzung an.',
  },
};
