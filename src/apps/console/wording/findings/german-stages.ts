import type { Wording } from '#apps/console/wording/phrases';

/** Why a segment got no answer, and what a call to a provider failed at. */
/** What a provider's answer came to. */
export const failures = {
  omitted: 'ausgelassen',
  empty: 'leer',
  codes: 'Codes',
  terms: 'Benennungen',
  checks: 'Prüfungen',
  shifted: 'verschoben',
  truncated: 'abgeschnitten',
  unreadable: 'nicht zu lesen',
  'rate-limited': 'zu viele Anfragen',
  'timed-out': 'keine Antwort in der Zeit',
  unavailable: 'Dienst gestört',
  unreachable: 'nicht zu erreichen',
  unauthorised: 'Schlüssel abgelehnt',
  quota: 'Kontingent verbraucht',
  'too-large': 'zu viel auf einmal',
  refused: 'Inhalt abgelehnt',
  unsupported: 'nicht unterstützt',
  misconfigured: 'falsch eingerichtet',
};
const whichLanguages = { '{}: {} to {}': '{}: {} nach {}' };

/** The stages of a run up to the targets, and what ends it. */
export const stages: Wording = {
  'language-guessed': {
    when: 'Das Dokument sagt nicht, in welcher Sprache es geschrieben ist; entschieden haben seine Buchstaben.',
    action:
      'Nennen Sie die Ausgangssprache beim Hochladen, wenn diese falsch ist: Von ihr hängt ab, wo Sätze enden.',
  },
  'language-contradicted': {
    when: 'Das Dokument ist mit einer Sprache ausgezeichnet, die nicht mit seinen Buchstaben geschrieben wird; geglaubt wurde den Buchstaben.',
    action: 'Nennen Sie die Ausgangssprache beim Hochladen, wenn diese falsch ist.',
    details: { 'marked {}, written like {}': 'ausgezeichnet als {}, geschrieben wie {}' },
  },
  'language-not-a-tag': {
    when: 'Eine Sprache ist nicht mit dem BCP-47-Kürzel einer bekannten Sprache angegeben.',
    action: 'Nehmen Sie Kürzel wie de, fr-CA, zh-Hans oder ar.',
    details: { 'none is named': 'es ist keine genannt' },
  },
  'revisions-present': {
    when: 'Das Dokument enthält nachverfolgte Änderungen, und die Richtlinie lässt sie nicht zu.',
    action:
      'Nehmen Sie die Änderungen zuerst in Word an oder lehnen Sie sie ab; oder lassen Sie die Richtlinie sie annehmen oder das Original nehmen.',
  },
  'revisions-resolved': {
    when: 'Das Dokument enthält nachverfolgte Änderungen; übersetzt wird der Text, in dem sie aufgelöst sind.',
    action:
      'Heben Sie die Quelldatei als Nachweis der Änderungen auf; die Richtlinie bestimmt, wie sie aufgelöst werden.',
    details: { accept: 'angenommen', original: 'wie vor den Änderungen' },
  },
  'chart-workbook': {
    when: 'Ein Diagramm hat seine Daten in einer eingebetteten Arbeitsmappe, deren Zellen nicht übersetzt werden.',
    action:
      'Wenn Leser das Diagramm bearbeiten sollen, übersetzen Sie auch die Beschriftungen in seiner Arbeitsmappe.',
  },
  'embedded-document': {
    when: 'In das Dokument ist eine andere Datei eingebettet, deren Text nicht übersetzt wird.',
    action: 'Öffnen Sie die eingebettete Datei, übersetzen Sie sie für sich und betten Sie das Ergebnis ein.',
  },
  'alternative-format-chunk': {
    when: 'Beim Öffnen holt das Dokument ein Stück in einem anderen Format herein, dessen Text nicht übersetzt wird.',
    action:
      'Öffnen Sie das Dokument in Word und sichern Sie es noch einmal, damit das Stück dazugehört; dann laden Sie diese Kopie hoch.',
  },
  'unknown-text': {
    when: 'Text steht, wo keine Textverarbeitung ihn zeigt; er bleibt, wie er ist.',
    action:
      'Zu tun ist nichts, außer der Text soll zu sehen sein: Dann öffnen und sichern Sie das Dokument in Word.',
    details: { '{} in {}': '{} in {}' },
  },
  'nothing-to-translate': {
    when: 'Das Dokument enthält keinen Text, der nach der Richtlinie zu übersetzen ist.',
    action: 'Prüfen Sie, ob es die richtige Datei ist und die Richtlinie den erwarteten Text einschließt.',
  },
  'srx-not-readable': {
    when: 'Die Regeln für Satzgrenzen sind keine wohlgeformte XML-Datei.',
    action:
      'Exportieren Sie die Datei aus ihrem Werkzeug noch einmal als SRX 2.0 und nehmen Sie diese Kopie.',
  },
  'srx-not-srx': {
    when: 'Die Datei ist XML, enthält aber keine SRX-Regeln.',
    action: 'Nehmen Sie eine Datei, deren Wurzelelement srx ist und einen body mit languagerules hat.',
    details: {
      'the root element is {}': 'das Wurzelelement ist {}',
      'no languagerule element': 'kein Element languagerule',
    },
  },
  'srx-old-version': {
    when: 'Die Datei ist SRX 1.0; sie wurde gelesen wie SRX 2.0 ohne Kaskade.',
    action: 'Exportieren Sie die Regeln als SRX 2.0, wenn das Werkzeug es kann.',
  },
  'srx-map-without-rules': {
    when: 'Eine Zuordnung von Sprachen nennt Regeln, die die Datei nicht enthält.',
    action: 'Ergänzen Sie die Regeln, oder entfernen Sie die Zuordnung; bis dahin bewirkt sie nichts.',
  },
  'srx-pattern-not-supported': {
    when: 'Ein regulärer Ausdruck ist falsch geschrieben oder hat hier keine Entsprechung; seine Regel entfällt.',
    action: 'Berichtigen Sie den Ausdruck, wie es die Einzelheit sagt; die übrigen Regeln gelten.',
  },
  'srx-pattern-too-costly': {
    when: 'Ein regulärer Ausdruck würde bei ungünstigem Text zu lange dauern; seine Regel entfällt.',
    action:
      'Kürzen Sie ihn, nehmen Sie für lange Reihen von Wörtern eine Wortliste, und lassen Sie Wiederholungen in Vor- und Rückschau weg.',
  },
  'srx-pattern-relaxed': {
    when: 'Ein possessiver oder atomarer Teil eines regulären Ausdrucks gilt als gewöhnlicher.',
    action: 'Zu tun ist nichts, außer die Regel verlässt sich darauf, dass der Teil nie Zeichen zurückgibt.',
  },
  'provider-key-missing': {
    when: 'Der Anbieter braucht einen Schlüssel, und die Verbindung hat keinen.',
    action: 'Tragen Sie ihn auf der Seite der Verbindung ein.',
  },
  'provider-key-unusable': {
    when: 'Der Schlüssel des Anbieters enthält Leerzeichen, Zeilenumbrüche oder Buchstaben, die kein Schlüssel hat.',
    action:
      'Tragen Sie ihn auf der Seite der Verbindung neu ein: nur den Schlüssel, ohne Anführungszeichen und Zeilenumbrüche.',
  },
  'provider-not-opened': {
    when: 'Der Anbieter war nicht zu erreichen, um zu fragen, was er übersetzt.',
    action: 'Prüfen Sie die Adresse und ob der Dienst läuft; die Meldung sagt, was geschah.',
    details: { '{}: {}': '{}: {}', 'it does not answer': 'er antwortet nicht' },
  },
  'provider-setting-missing': {
    when: 'Der Anbieter ist ohne eine Einstellung, die fehlt, nicht zu erreichen.',
    action: 'Ergänzen Sie sie auf der Seite der Verbindung.',
  },
  'provider-settings-invalid': {
    when: 'Mit den Einstellungen eines Anbieters ist nichts anzufangen.',
    action: 'Berichtigen Sie die genannte Einstellung auf der Seite der Verbindung.',
  },
  'provider-pseudo': {
    when: 'Es wurde kein Anbieter genannt, und für diese Sprachen ist keiner eingerichtet; darum springt `pseudo` ein, das nichts übersetzt.',
    action: 'Nennen Sie einen Anbieter.',
    details: { '{} to {}': '{} nach {}' },
  },
  'segment-untranslated': {
    when: 'Der Anbieter gab für ein Segment keine Übersetzung.',
    action:
      'Übersetzen Sie es in der Prüfung von Hand, oder lassen Sie noch einmal übersetzen; bleibt es so, wählen Sie für dieses Dokument einen anderen Anbieter.',
    details: { '{}, {}': '{}, {}', ...failures },
  },
  'codes-repaired': {
    when: 'Der Anbieter hat Codes eines Segments verloren oder verschoben; sie stehen wieder da, wo sie am ehesten hingehören.',
    action: 'Sehen Sie sich dieses Segment im übersetzten Dokument an.',
  },
  'codes-lost': {
    when: 'Der Anbieter hat Codes eines Segments verloren, und sie ließen sich nicht wieder einsetzen.',
    action: 'Übersetzen Sie dieses Segment von Hand, oder wählen Sie einen anderen Anbieter.',
    details: failures,
  },
  'provider-failed': {
    when: 'Der Anbieter versagte und wurde nicht weiter gefragt.',
    action:
      'Beheben Sie, was die Meldung nennt, etwa Schlüssel, Adresse oder Kontingent, und lassen Sie noch einmal übersetzen.',
    details: { '{}, {}: {}': '{}, {}: {}', ...failures },
  },
  'provider-language-pair': {
    when: 'Der Anbieter übersetzt nicht zwischen diesen Sprachen.',
    action: 'Wählen Sie einen anderen Anbieter, oder eine andere Spielart der Sprache.',
    details: whichLanguages,
  },
  'stage-gave-up': {
    when: 'Ein Schritt des Laufs ist immer wieder gescheitert.',
    action:
      'Beheben Sie, was die Meldung nennt, und lassen Sie den Lauf weitergehen; was er bisher getan hat, bleibt.',
  },
  'connection-failed': {
    when: 'Eine Verbindung gab keine Übersetzungen.',
    action:
      'Bringen Sie sie auf ihrer Seite in Ordnung, oft Schlüssel, Adresse oder Modell, und lassen Sie den Lauf weitergehen; was getan ist, bleibt.',
    details: { '{}: {}: {}': '{}: {}: {}', ...failures },
  },
  'no-connection': {
    when: 'Die Richtlinie nennt keinen Anbieter, der gefragt werden darf.',
    action:
      'Legen Sie eine Verbindung an, schalten Sie eine ein, oder lassen Sie sie in der Richtlinie zu; dann beginnen Sie den Lauf noch einmal.',
  },
  'segments-differ': {
    when: 'Das Dokument zerfällt in andere Segmente als zu der Zeit, als es übersetzt wurde.',
    action:
      'Beginnen Sie einen neuen Lauf dieser Version; inzwischen hat Verso sie in einem anderen Programmstand gelesen.',
  },
  'targets-missing': {
    when: 'Segmente haben keine Übersetzung.',
    action:
      'Schreiben Sie sie in der Prüfung, oder lassen Sie den Lauf ab der Übersetzung wiederholen, vielleicht mit einem anderen Anbieter.',
  },
  'blocked-by-policy': {
    when: 'Übersetzungen haben Befunde, mit denen die Richtlinie keine Auslieferung zulässt.',
    action:
      'Bessern Sie die Übersetzungen in der Prüfung, oder ändern Sie die Richtlinie und beginnen Sie den Lauf noch einmal.',
    details: { '{} targets; {}': '{} Übersetzungen; {}' },
  },
  'item-not-submitted': {
    when: 'Das Dokument ließ sich nicht annehmen, und noch ein Versuch half nicht.',
    action:
      'Beheben Sie, was der unzustellbare Auftrag nennt; dann schicken Sie ihn zurück, oder reichen Sie die gescheiterten Einträge neu ein.',
  },
  'item-run-failed': {
    when: 'Der Lauf zu diesem Eintrag ist gescheitert.',
    action: 'Lesen Sie, woran der Lauf scheiterte; dann reichen Sie die gescheiterten Einträge neu ein.',
  },
  'item-run-blocked': {
    when: 'Der Lauf zu diesem Eintrag wurde gesperrt: Seine Ausgabe darf nicht ausgeliefert werden.',
    action:
      'Lesen Sie die Befunde des Laufs, bessern Sie seine Übersetzungen und lassen Sie ihn weitergehen.',
  },
};
