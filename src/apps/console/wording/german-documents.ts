import type { Wording } from '#apps/console/wording/phrases';

/** Documents, their versions and runs. */
export const documents: Wording = {
  'artifact-unknown': {
    when: 'Diese Datei gibt es nicht, oder sie gehört zu keinem Ihrer Projekte.',
    action: 'Sehen Sie auf der Seite des Dokuments nach, was es gibt.',
  },
  'artifact-unreleased': {
    when: 'Das Dokument ist zusammengesetzt, aber nicht ausgeliefert; darum bekommt es niemand.',
    action: 'Warten Sie, bis der Lauf ausliefert; ist er gesperrt, sagen seine Befunde, warum.',
  },
  'artifact-expired': {
    when: 'Die Datei wurde aufgegeben, weil ihre Frist um war oder eine neuere an ihre Stelle trat.',
    action:
      'Nehmen Sie eine neuere, oder übersetzen Sie noch einmal. Eine abgelaufene Quelle laden Sie wieder hoch.',
  },
  'artifact-missing': {
    when: 'Die Ablage hat den Inhalt der Datei verloren.',
    action: 'Sagen Sie es denen, die Verso betreiben: Sie können ihn aus einer Sicherung holen.',
  },
  'download-link-invalid': {
    when: 'Der Link zum Herunterladen stammt nicht von Verso, oder er wurde verändert.',
    action: 'Nehmen Sie den ganzen Link, wie Sie ihn bekommen haben, oder bitten Sie um einen neuen.',
  },
  'download-link-expired': {
    when: 'Die Zeit des Links zum Herunterladen ist um.',
    action: 'Bitten Sie um einen neuen, oder laden Sie die Datei auf der Seite des Laufs herunter.',
  },
  'batch-unknown': {
    when: 'Diesen Stapel gibt es nicht, oder er gehört zu keinem Ihrer Projekte.',
    action: 'Wählen Sie einen aus der Liste der Stapel.',
  },
  'batch-manifest-invalid': {
    when: 'Das Verzeichnis ist nicht so, wie ein Stapel es erwartet.',
    action: 'Berichtigen Sie, was genannt ist.',
  },
  'batch-file-missing': {
    when: 'Ein Eintrag des Verzeichnisses nennt ein Dokument, das nicht da ist.',
    action: 'Schicken Sie die Datei mit genau diesem Namen mit.',
  },
  'batch-file-ambiguous': {
    when: 'Ein Eintrag des Verzeichnisses nennt eine Datei, und mehrere kamen mit diesem Namen.',
    action: 'Geben Sie den Dateien verschiedene Namen.',
  },
  'batch-language-missing': {
    when: 'Ein Eintrag hat keine Zielsprache.',
    action: 'Nennen Sie Zielsprachen für den Eintrag oder für den ganzen Stapel.',
  },
  'batch-empty': {
    when: 'Der Stapel enthält kein Dokument.',
    action: 'Schicken Sie mindestens eine Datei.',
  },
  'batch-state': {
    when: 'In seinem jetzigen Zustand geht das mit dem Stapel nicht.',
    action: 'Laden Sie die Seite neu; ein abgebrochener Stapel bleibt abgebrochen.',
  },
  'intent-unknown': {
    when: 'Ein Eintrag des Stapels sagt von seinem Dokument etwas, womit nichts anzufangen ist.',
    action: 'Nehmen Sie eine der Absichten, die es beim Hochladen gibt.',
  },
  'file-collision': {
    when: 'Eine Datei dieses Namens gibt es schon, und ihr Inhalt ist ein ganz anderer.',
    action: 'Sagen Sie, ob es eine neue Version dieser Datei oder eine andere Datei ist.',
  },
  'rename-offered': {
    when: 'Eine Datei mit anderem Namen hat fast den gleichen Inhalt.',
    action: 'Sagen Sie, ob es diese Datei unter neuem Namen oder eine andere ist.',
  },
  'identical-version': {
    when: 'Das Projekt hat schon eine Version, die Byte für Byte gleich ist.',
    action: 'Beginnen Sie einen Lauf dieser Version, oder sagen Sie, dass es eine neue sein soll.',
  },
  'upload-contradictory': {
    when: 'Die Angaben zum Hochladen widersprechen einander.',
    action: 'Nennen Sie die Datei auf eine Weise, oder lassen Sie die Absicht weg.',
  },
  'upload-target-missing': {
    when: 'Es fand sich keine Datei, die gemeint sein könnte.',
    action: 'Nennen Sie die Datei, oder laden Sie ohne Absicht hoch.',
  },
  'upload-unknown': {
    when: 'Dieses Hochladen gibt es nicht, oder es ist nicht Ihres.',
    action: 'Laden Sie die Dokumente noch einmal hoch.',
  },
  'upload-empty': { when: 'Es kam keine Datei an.', action: 'Wählen Sie mindestens ein Dokument.' },
  'upload-name-invalid': {
    when: 'Die Datei hat keinen brauchbaren Namen.',
    action: 'Geben Sie ihr einen Namen von höchstens 255 Zeichen, ohne Ordner.',
  },
  'upload-begun': {
    when: 'Die Läufe zu diesem Hochladen haben schon begonnen.',
    action: 'Sehen Sie sie auf der Seite des Projekts an; für weitere laden Sie noch einmal hoch.',
  },
  'upload-asks': {
    when: 'Einige Dokumente warten auf eine Antwort.',
    action: 'Antworten Sie auf das, was gefragt ist, oder lassen Sie diese Dokumente weg.',
  },
  'upload-languages-missing': {
    when: 'Es ist keine Zielsprache gewählt.',
    action: 'Wählen Sie mindestens eine Sprache, in die übersetzt wird.',
  },
  'document-refused': {
    when: 'Das Dokument kann nicht übersetzt werden.',
    action: 'Lesen Sie die Befunde: Jeder sagt, was nicht stimmt und was zu tun ist.',
  },
  'document-unread': {
    when: 'Das Dokument zu lesen hat zu lange gedauert oder zu viel Arbeitsspeicher gebraucht.',
    action: 'Öffnen und sichern Sie es in Word, oder teilen Sie es, und laden Sie es noch einmal hoch.',
  },
  'manifest-invalid': {
    when: 'Das Verzeichnis ist keine CSV-Datei mit den Spalten path und modified_at.',
    action: 'Berichtigen Sie die genannte Zeile; Zeiten stehen darin als 2024-05-31T12:00:00Z.',
  },
  'language-unknown': {
    when: 'Die Ausgangssprache ist kein BCP-47-Kürzel einer bekannten Sprache.',
    action: 'Nehmen Sie Kürzel wie de, fr-CA, zh-Hans oder ar, oder überlassen Sie es dem Dokument.',
  },
  'language-tag-invalid': {
    when: 'Eine Sprache ist kein BCP-47-Kürzel.',
    action: 'Nehmen Sie Kürzel wie de, fr-CA oder zh-Hans.',
  },
  'picture-not-shown': {
    when: 'Das Dokument hat dieses Bild nicht, oder eines, das nicht gezeigt wird: kein PNG, JPEG, GIF oder WebP, beschädigt, oder größer als 16 MiB oder 50 Megapixel.',
    action: 'Laden Sie das Dokument herunter und öffnen Sie es in Word.',
  },
  'size-exceeded': {
    when: 'Was ankam, ist größer als erlaubt.',
    action:
      'Schicken Sie eine kleinere Datei, oder bitten Sie die, die Verso betreiben, um eine höhere Grenze.',
    details: { 'more than {} bytes': 'mehr als {} Byte' },
  },
  'body-too-large': {
    when: 'Es kam mehr an, als auf einmal erlaubt ist.',
    action:
      'Schicken Sie weniger auf einmal, oder lassen Sie die Grenze erhöhen (VERSO_UPLOAD_BYTES, für Speicher und Glossare VERSO_EXCHANGE_BYTES).',
  },
};
