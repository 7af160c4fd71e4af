import type { Wording } from '#apps/console/wording/phrases';

/** Files with their lineage, and what they were translated into. */
export const files: Wording = {
  'file-unknown': {
    when: 'Diese Datei gibt es nicht, oder sie gehört zu keinem Ihrer Projekte.',
    action: 'Wählen Sie eine aus der Liste der Dateien.',
  },
  'version-unknown': {
    when: 'Diese Version gibt es nicht, oder sie gehört zu keinem Ihrer Projekte oder nicht zu der genannten Datei.',
    action: 'Wählen Sie eine aus der Liste auf der Seite der Datei.',
  },
  'extraction-unknown': {
    when: 'Die Version ist noch nicht zerlegt.',
    action: 'Beginnen Sie einen Lauf der Version, oder laden Sie sie noch einmal hoch.',
  },
  'versions-unrelated': {
    when: 'Änderungen gibt es nur zwischen zwei Versionen desselben Projekts.',
    action: 'Wählen Sie zwei Versionen desselben Projekts.',
  },
  'external-key-taken': {
    when: 'Eine andere Datei des Projekts hat diesen äußeren Schlüssel.',
    action: 'Laden Sie zu jener Datei hoch, oder wählen Sie einen anderen Schlüssel.',
  },
  'file-deleted': {
    when: 'Die Datei wurde gelöscht: Ihre Texte und Ergebnisse sind nicht mehr da.',
    action: 'Laden Sie das Dokument als neue Datei noch einmal hoch.',
  },
  'version-deleted': {
    when: 'Die Version wurde gelöscht: Ihre Texte und Ergebnisse sind nicht mehr da.',
    action: 'Nehmen Sie eine andere Version der Datei, oder laden Sie das Dokument noch einmal hoch.',
  },
  'version-last': {
    when: 'Von den Versionen der Datei ist diese die einzige, die nicht gelöscht ist.',
    action: 'Löschen Sie statt ihrer die Datei.',
  },
  'file-held': {
    when: 'Auf der Datei liegt eine rechtliche Sperre; darum wird nichts von ihr gelöscht.',
    action: 'Heben Sie die rechtliche Sperre auf der Seite der Datei auf, wenn Sie es dürfen.',
  },
  'file-merged': {
    when: 'Die Datei ist in einer anderen aufgegangen.',
    action: 'Nehmen Sie jene Datei, oder machen Sie die Zusammenführung rückgängig.',
  },
  'lineage-operation-unknown': {
    when: 'Diesen Schritt in der Geschichte der Dateien gibt es nicht, oder er gehört zu keinem Ihrer Projekte.',
    action: 'Sehen Sie auf der Seite der Datei nach, was geschehen ist.',
  },
  'lineage-operation-undone': {
    when: 'Der Schritt ist schon zurückgenommen.',
    action: 'Es bleibt nichts zu tun.',
  },
  'lineage-built-upon': {
    when: 'Späteres baut auf dem Schritt auf: eine Version oder ein anderer Schritt an denselben Dateien.',
    action:
      'Nehmen Sie zuerst die späteren Schritte zurück, oder verschieben Sie Versionen durch Teilen oder Zusammenführen.',
  },
  'lineage-merge-same': {
    when: 'Eine Datei lässt sich nicht mit sich selbst zusammenführen.',
    action: 'Wählen Sie zwei Dateien.',
  },
  'lineage-rename-same': { when: 'Die Datei heißt schon so.', action: 'Wählen Sie einen anderen Namen.' },
  'lineage-split-invalid': {
    when: 'Beim Teilen gehen einige Versionen einer Datei weg, und einige bleiben.',
    action: 'Wählen Sie Versionen dieser Datei, aber nicht alle.',
  },
  'run-unknown': {
    when: 'Diesen Lauf gibt es nicht, oder er gehört zu keinem Ihrer Projekte.',
    action: 'Wählen Sie einen aus der Liste der Läufe.',
  },
  'run-state': {
    when: 'In seinem jetzigen Zustand geht das mit dem Lauf nicht.',
    action: 'Laden Sie die Seite neu; sein Zustand sagt, was geht.',
  },
  'run-stage': {
    when: 'So weit ist der Lauf nie gekommen.',
    action: 'Fangen Sie bei dem Schritt noch einmal an, bei dem er stehen blieb, oder bei einem früheren.',
  },
  'target-language-same': {
    when: 'Eine Version lässt sich nicht in die Sprache übersetzen, in der sie ist.',
    action: 'Wählen Sie eine andere Zielsprache, oder geben Sie die Ausgangssprache der Version an.',
  },
  'delivery-missing': {
    when: 'Der Lauf hat nichts ausgeliefert.',
    action: 'Sehen Sie nach seinem Zustand; nur ein ausgelieferter Lauf hat eine Lieferung.',
  },
  'export-empty': {
    when: 'Der Lauf hat noch keine Segmente.',
    action: 'Warten Sie, bis er übersetzt ist.',
  },
  'comparison-files-differ': {
    when: 'Die Läufe sind nicht von derselben Datei.',
    action: 'Vergleichen Sie zwei Läufe einer Datei, gleich welche Versionen sie übersetzen.',
  },
  'comparison-too-early': {
    when: 'Einer der Läufe hat noch keine Segmente.',
    action: 'Vergleichen Sie sie, sobald beide beim Übersetzen angekommen sind.',
  },
  'deletion-unconfirmed': {
    when: 'Eingegeben ist nicht der Name des Dokuments oder die Nummer der Version.',
    action: 'Geben Sie den Namen oder die Nummer so ein, wie sie auf der Seite stehen.',
  },
  'target-unknown': {
    when: 'Der Lauf hat an dieser Stelle keine Übersetzung.',
    action: 'Laden Sie die Seite neu; ein Lauf, der noch übersetzt, hat nicht alle.',
  },
  'target-codes': {
    when: 'Der Text trägt nicht die Codes seiner Quelle; das Dokument ließe sich nicht wieder zusammensetzen.',
    action: 'Setzen Sie jeden genannten Code einmal dorthin, wo er hingehört, wie in der Quelle.',
    details: {
      '{} missing': '{} fehlt',
      '{} unknown': '{} unbekannt',
      '{} duplicate': '{} doppelt',
      '{} unopened': '{} nicht geöffnet',
      '{} unclosed': '{} nicht geschlossen',
      '{} crossing': '{} überschneidet einen anderen',
      '{} order': '{} in falscher Reihenfolge',
    },
  },
  'target-characters': {
    when: 'Der Text hat Zeichen, die kein Word-Dokument enthalten kann.',
    action: 'Lassen Sie Steuerzeichen und halbe Ersatzzeichen weg.',
  },
  'replacement-unknown': {
    when: 'Diese Ersetzung gibt es in dem Lauf nicht.',
    action: 'Wählen Sie eine aus der Liste der Ersetzungen.',
  },
  'replacement-reversed': {
    when: 'Die Ersetzung ist schon zurückgenommen.',
    action: 'Es bleibt nichts zu tun: Die Übersetzungen sind, wie sie vorher waren.',
  },
  'replacements-too-many': {
    when: 'Es gibt mehr zu ersetzen, als eine Ersetzung ändern darf.',
    action: 'Grenzen Sie die Suche durch einen Filter ein, oder ersetzen Sie in mehreren Teilen.',
    details: {
      'more than {} targets': 'mehr als {} Übersetzungen',
      'more than {} characters': 'mehr als {} Zeichen',
    },
  },
  'boundary-out-of-reach': {
    when: 'Keine Satzregel kann diese Stelle ändern: Sie ist am Rand des Absatzes, oder ein Tabulator, ein Umbruch oder dergleichen trennt dort.',
    action:
      'Wählen Sie eine Stelle im Segment, oder zwei Segmente eines Absatzes, zwischen denen nur Leerraum ist.',
  },
  'proposal-unknown': {
    when: 'Diesen Vorschlag gibt es nicht, oder sein Projekt ist keines von Ihren.',
    action: 'Wählen Sie einen aus der Liste der Vorschläge.',
  },
  'proposal-decided': {
    when: 'Der Vorschlag ist schon angenommen oder abgelehnt.',
    action: 'Schlagen Sie die Regel neu vor, oder ändern Sie die Richtlinie.',
  },
};
