import type { Wording } from '#apps/console/wording/phrases';

/** Signing in, and requests that are not what they should be. */
export const requests: Wording = {
  'not-signed-in': {
    when: 'Sie sind nicht angemeldet.',
    action: 'Melden Sie sich an und versuchen Sie es noch einmal.',
  },
  'not-allowed': {
    when: 'Das dürfen Sie nicht.',
    action: 'Bitten Sie die Administration um die Rolle, die dafür nötig ist.',
  },
  'project-unknown': {
    when: 'Dieses Projekt gibt es nicht, oder es ist keines von Ihren.',
    action: 'Wählen Sie eines Ihrer Projekte, oder bitten Sie die Administration, Sie aufzunehmen.',
  },
  'link-invalid': {
    when: 'Der Einmal-Link ist benutzt oder abgelaufen, oder es gab ihn nie.',
    action: 'Bitten Sie die Administration um einen neuen.',
  },
  'password-unsuitable': {
    when: 'Das Passwort ist zu kurz oder zu lang.',
    action: 'Wählen Sie eines von 12 bis 256 Zeichen.',
  },
  'sign-in-refused': {
    when: 'E-Mail-Adresse oder Passwort sind falsch.',
    action: 'Prüfen Sie beides, oder bitten Sie die Administration um ein neues Passwort.',
  },
  'sign-in-too-often': {
    when: 'Es gab zu viele Versuche, sich anzumelden.',
    action: 'Warten Sie einige Minuten, und versuchen Sie es dann noch einmal.',
  },
  'account-closed': {
    when: 'Dieses Konto darf sich hier nicht anmelden.',
    action: 'Wenden Sie sich an die Administration.',
  },
  'code-wrong': {
    when: 'Der Code ist falsch oder gilt nicht mehr.',
    action: 'Geben Sie den Code ein, den Ihre App jetzt zeigt, oder einen Ihrer Ersatzcodes.',
  },
  'sign-in-expired': {
    when: 'Das Anmelden hat zu lange gedauert.',
    action: 'Beginnen Sie noch einmal mit Ihrem Passwort.',
  },
  'password-wrong': {
    when: 'Das ist nicht Ihr jetziges Passwort.',
    action: 'Geben Sie das Passwort ein, mit dem Sie sich anmelden.',
  },
  'request-invalid': {
    when: 'Die Anfrage ist nicht so, wie diese Adresse es erwartet.',
    action: 'Gehen Sie zurück und berichtigen Sie, was Sie eingegeben haben.',
  },
  'origin-foreign': {
    when: 'Eine Seite von anderswo hat mit Ihrer Anmeldung eine Änderung geschickt.',
    action: 'Ändern Sie nur auf Seiten von Verso etwas.',
  },
  'address-unknown': {
    when: 'Unter dieser Adresse gibt es nichts.',
    action: 'Gehen Sie zurück oder beginnen Sie auf der Startseite.',
  },
  'method-unknown': {
    when: 'Auf diese Weise lässt sich die Adresse nicht ansprechen.',
    action: 'Gehen Sie zurück oder beginnen Sie auf der Startseite.',
  },
  'idempotency-key-reused': {
    when: 'Der Schlüssel gegen doppelte Ausführung wurde für eine andere Anfrage benutzt.',
    action: 'Nehmen Sie für jede neue Anfrage einen neuen.',
  },
  'request-in-progress': {
    when: 'Die gleiche Anfrage wird noch bearbeitet.',
    action: 'Schicken Sie sie in einigen Sekunden noch einmal.',
  },
  'revision-changed': {
    when: 'Jemand hat dies geändert, während Sie daran waren.',
    action:
      'Was Sie eingegeben haben, ist noch da. Vergleichen Sie es mit dem, was jetzt gespeichert ist, und sichern Sie noch einmal.',
  },
  'revision-required': {
    when: 'Die Änderung sagt nicht, auf welchem Stand sie beruht.',
    action: 'Laden Sie die Seite neu und ändern Sie noch einmal.',
  },
  'media-type-unknown': {
    when: 'Was ankam, hat nicht die Form, die diese Adresse liest.',
    action: 'Gehen Sie zurück und benutzen Sie das Formular der Seite.',
  },
  'too-many-requests': {
    when: 'In einer Minute kamen mehr Anfragen, als eine Stelle schicken darf.',
    action: 'Warten Sie eine Minute, und versuchen Sie es dann noch einmal.',
  },
  'internal-fault': {
    when: 'Verso hat einen Fehler gemacht.',
    action:
      'Versuchen Sie es noch einmal; bleibt es so, sagen Sie denen, die Verso betreiben, die Nummer der Anfrage.',
  },
  'not-available': {
    when: 'Datenbank oder Ablage sind gerade nicht zu erreichen.',
    action: 'Versuchen Sie es in einigen Sekunden noch einmal.',
  },
  'upload-spent': {
    when: 'Der Strom der Daten war schon gelesen; was übrig ist, ist nicht das Ganze.',
    action: 'Melden Sie das denen, die Verso betreiben.',
  },
};
