/** What queues are for, in German, by name. */
export const germanPurposes: Readonly<Record<string, string>> = {
  'identity.forget-expired':
    'Löscht Sitzungen, Einmal-Links und gezählte Anmeldeversuche, die seit einem Tag abgelaufen sind.',
  'memory.stage-import':
    'Liest einen hochgeladenen Speicher als Kandidaten ein, Portion für Portion; fährt nach einem Abbruch dort fort, wo er war.',
  'memory.settle-import': 'Übernimmt einen Import in einer Transaktion.',
  'memory.index-words':
    'Macht die Einheiten eines übernommenen Imports, Portion für Portion, über ihre Wörter für die Konkordanz auffindbar.',
  'memory.pack':
    'Packt, womit Einheiten über Schlüssel gefunden werden, damit Abfragen schneller sind, und nimmt Gelöschtes heraus.',
  'memory.reindex':
    'Berechnet für eine Sprache die Signaturen der Einheiten nach einer neuen Rangfolge der Wörter, neben der alten, und stellt dann um.',
  'memory.drop-orders': 'Löscht Signaturen nach Rangfolgen, die durch neue abgelöst sind.',
  'memory.measure-drift':
    'Misst je Sprache, wie weit die Rangfolge der Wörter von einer frisch gezählten abweicht.',
  'glossary.stage-import':
    'Liest ein hochgeladenes Glossar als Einträge ein und sagt, was an ihnen auffällt.',
  'glossary.settle-import': 'Übernimmt einen Import von Benennungen in einer Transaktion.',
  'glossary.extract-candidates':
    'Sucht in einem ausgelieferten Lauf nach Wendungen, die Benennungen sein könnten.',
  'glossary.sync-index': 'Bringt Änderungen eines Glossars auf den Suchserver, wo einer eingerichtet ist.',
  'glossary.sweep-indexes':
    'Findet, was der Suchserver nicht erfahren hat, etwa weil er nicht erreichbar war, wo einer eingerichtet ist.',
  'webhooks.deliver':
    'Sendet ein Ereignis an einen Webhook; nach einem Fehlschlag wird es später erneut gesendet.',
  'batches.submit-item': 'Nimmt das Dokument eines Stapels an und beginnt seinen Lauf, in einer Transaktion.',
  'batches.cancel-runs':
    'Bricht die Läufe eines abgebrochenen Stapels ab, jeden in einer eigenen Transaktion.',
  'batches.settle-items': 'Gleicht Dokumente von Stapeln mit Läufen ab, deren Ende nicht gemeldet wurde.',
  'runs.take-in': 'Öffnet das Dokument eines Laufs, bestimmt seine Sprachen und meldet Auffälligkeiten.',
  'runs.extract':
    'Zerlegt das Dokument in Segmente, übernimmt freigegebene Übersetzungen und plant die Portionen.',
  'runs.check': 'Prüft jede Übersetzung und entscheidet, welche Menschen sehen müssen.',
  'runs.assemble': 'Baut das Dokument mit seinen Übersetzungen wieder zusammen.',
  'runs.deliver': 'Prüft die Ausgabe gegen das Original und liefert sie mit Zertifikat aus oder sperrt sie.',
  'runs.translate-portion':
    'Übersetzt eine Portion eines Laufs: aus dem Speicher, sonst über die Anbieter der Richtlinie.',
  'runs.recover': 'Findet Läufe, die ohne Auftrag stillstehen, und gibt ihnen einen.',
  'retention.delete-expired':
    'Löscht den Inhalt abgelegter Dateien, deren Frist abgelaufen ist, und hält es im Protokoll fest.',
  'retention.forget-records':
    'Löscht alte Antworten auf Idempotenzschlüssel, alte Sendungen an Webhooks und Webhook-Geheimnisse, die nicht mehr unterschreiben.',
  'integrity.check-objects':
    'Vergleicht den Ablageort mit den abgelegten Dateien: löscht Objekte, auf die keine verweist, und kennzeichnet Dateien, deren Objekt fehlt.',
  'memories.expire-imports':
    'Verwirft Importe in Speicher, über die niemand rechtzeitig entschieden hat, und löscht, woraus nichts wurde.',
  'terminology.expire-terms':
    'Verwirft Benennungskandidaten und Importe von Benennungen, über die niemand rechtzeitig entschieden hat.',
};
