import type { Wording } from '#apps/console/wording/phrases';

/** People, projects, connections and what the house does by itself. */
export const house: Wording = {
  'person-exists': {
    when: 'Diese E-Mail-Adresse hat schon jemand.',
    action: 'Ändern Sie die Rolle der Person, die es gibt, oder nehmen Sie eine andere Adresse.',
  },
  'person-unsuitable': {
    when: 'Name oder E-Mail-Adresse einer Person sind so nicht brauchbar.',
    action:
      'Geben Sie eine Adresse wie ada@example.org, mit der man sich anmeldet, und einen Namen in einer Zeile.',
  },
  'person-unknown': { when: 'Diese Person gibt es nicht.', action: 'Wählen Sie eine aus der Liste.' },
  'person-needed': {
    when: 'Schlüssel legen Menschen an und sehen sie durch, nicht Schlüssel.',
    action: 'Melden Sie sich an, oder nehmen Sie `verso admin create-key`.',
  },
  'last-administrator': {
    when: 'Der letzten Person in der Administration lassen sich weder Rolle noch Zugang nehmen.',
    action: 'Nehmen Sie zuerst jemand anderen in die Administration auf.',
  },
  'member-unknown': { when: 'Diese Person gibt es nicht.', action: 'Legen Sie sie zuerst an.' },
  'key-unknown': {
    when: 'Diesen Schlüssel gibt es nicht, oder er gehört jemand anderem.',
    action: 'Wählen Sie einen aus der Liste Ihrer Schlüssel.',
  },
  'audit-name-ambiguous': {
    when: 'Mehrere Personen, Schlüssel oder Dinge heißen so, wie im Protokoll gesucht wird.',
    action: 'Wählen Sie eines der genannten und suchen Sie nach seiner Kennung.',
  },
  'project-key-taken': {
    when: 'Ein anderes Projekt hat diesen Schlüssel.',
    action: 'Wählen Sie einen anderen; Schlüssel sind für immer.',
  },
  'policy-unknown': {
    when: 'Diese Fassung einer Richtlinie gibt es nicht, oder sie gehört zu keinem Ihrer Projekte oder nicht zu dem, für das sie gilt.',
    action: 'Wählen Sie eine aus der Liste der Fassungen.',
  },
  'connection-unknown': {
    when: 'Diese Verbindung gibt es nicht, oder sie gehört zu keinem Ihrer Projekte.',
    action: 'Wählen Sie eine aus der Liste der Verbindungen.',
  },
  'connection-name-taken': {
    when: 'Eine andere Verbindung dort heißt schon so.',
    action: 'Wählen Sie einen anderen Namen.',
  },
  'connection-address-refused': {
    when: 'Kein Anbieter ist unter einer Adresse nur für dieses Netzstück (link-local) zu erreichen.',
    action: 'Geben Sie die Adresse des Dienstes selbst an.',
  },
  'connection-secret-needed': {
    when: 'Ein gespeicherter Schlüssel geht nicht an einen anderen Anbieter oder eine andere Adresse, als wofür er gegeben wurde.',
    action: 'Geben Sie den Schlüssel mit den neuen Einstellungen noch einmal ein, oder kommen Sie ohne aus.',
  },
  'connection-unusable': {
    when: 'Der Anbieter einer Verbindung lässt sich nicht ansprechen.',
    action: 'Berichtigen Sie, was die Meldung nennt, in den Einstellungen der Verbindung.',
  },
  'egress-refused': {
    when: 'Die Richtlinie lässt keinen Text zu diesem Anbieter gehen.',
    action: 'Nehmen Sie eine Verbindung, die sie erlaubt, oder lassen Sie die Richtlinie ändern.',
  },
  'spending-limit-reached': {
    when: 'Eine Verbindung hat in ihrem Zeitraum ausgegeben, was sie darf.',
    action: 'Erhöhen Sie ihre Grenze, warten Sie auf den nächsten Zeitraum, oder nehmen Sie eine andere.',
  },
  'webhook-unknown': {
    when: 'Diesen Webhook hat das Projekt nicht.',
    action: 'Wählen Sie einen aus der Liste der Webhooks.',
  },
  'webhook-delivery-unknown': {
    when: 'Diese Zustellung des Webhooks gibt es nicht.',
    action: 'Wählen Sie eine aus der Liste seiner Zustellungen.',
  },
  'webhook-delivery-over': {
    when: 'Die Zustellung ist angekommen oder aufgegeben: Es steht kein Versuch mehr aus.',
    action: 'Stellen Sie ihr Ereignis noch einmal zu, als eigene Zustellung.',
  },
  'webhook-address-refused': {
    when: 'Ein Webhook geht an Adressen mit http oder https, ohne Name und Passwort darin.',
    action: 'Geben Sie eine Adresse wie https://example.org/verso an.',
  },
  'dead-letter-unknown': {
    when: 'Diesen unzustellbaren Auftrag gibt es in der Warteschlange nicht: Er wurde inzwischen zurückgegeben oder weggeworfen, oder er gehört zu keinem Ihrer Projekte.',
    action: 'Wählen Sie einen aus der Liste der Warteschlange.',
  },
  'queue-unknown': {
    when: 'Eine Warteschlange dieses Namens gibt es nicht.',
    action: 'Wählen Sie eine aus der Liste der Warteschlangen.',
  },
  'role-unknown': {
    when: 'Diese Rolle von Arbeitsprozessen gibt es nicht.',
    action: 'Wählen Sie unter documents, translation und upkeep.',
  },
  'object-missing': {
    when: 'Die Ablage hat diesen Inhalt nicht.',
    action: 'Sagen Sie es denen, die Verso betreiben: Sie können ihn aus einer Sicherung holen.',
  },
  'object-damaged': {
    when: 'Der Inhalt ist nicht mehr der, der abgelegt wurde.',
    action: 'Sagen Sie es denen, die Verso betreiben: Sie können ihn aus einer Sicherung holen.',
  },
  'object-key-invalid': {
    when: 'So kann kein Inhalt in der Ablage heißen.',
    action: 'Nehmen Sie Buchstaben, Ziffern, Punkte, Binde- und Unterstriche, getrennt durch Schrägstriche.',
  },
};
