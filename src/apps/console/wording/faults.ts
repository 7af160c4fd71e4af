import type { Language } from '#platform/web/messages';

type Faults = Readonly<Record<string, string>>;

/** What is wrong with a value, by the code its schema gives it; in English as the schema says it. */
export const faultsIn: Readonly<Record<Language, Faults>> = {
  en: {},
  de: {
    'accepted-not-suggested':
      'Treffer, die Ziele werden, müssen auch gezeigt werden: Dieser Wert darf nicht der höhere sein.',
    'address-not-bare': 'Bitte eine Adresse ohne Schlüssel, Passwort, Abfrage und Anker eingeben.',
    'authors-too-many': 'Nennt mehr als 1.000 Personen.',
    'code-pattern-unusable':
      'Kein brauchbarer regulärer Ausdruck: Er ist fehlerhaft, verweist auf eine Gruppe zurück, oder eine Wiederholung erkennt nicht am nächsten Zeichen, ob sie weitergeht.',
    'connection-twice': 'Nennt eine Verbindung zweimal.',
    'expression-unusable':
      'Der Ausdruck ist nicht zu lesen, oder er könnte bei manchen Texten endlos dauern.',
    'name-deceiving': 'Enthält Steuerzeichen oder Zeichen, die die Leserichtung ändern.',
    'no-day': 'Das ist kein Tag des Kalenders.',
    'no-language-tag': 'Das ist kein Sprachcode, wie etwa de oder pt-BR.',
    'no-zone': 'Das ist keine Zeitzone, wie etwa Europe/Berlin.',
    'own-field': 'Dafür gibt es ein eigenes Feld.',
    'pattern-without-side': 'Ein Muster braucht `target` oder `forbidden`.',
    'period-reversed': 'Das Ende liegt vor dem Anfang.',
  },
};

/** Words of expressions that a text does not fit, which carry no code, as the schema says them. */
export const formatFaultsIn: Readonly<Record<Language, Faults>> = {
  en: {},
  de: {
    'a type, an equals sign and a value, as in domain=legal':
      'Bitte Typ, Gleichheitszeichen und Wert eingeben, etwa domain=legal.',
    'is no code of a finding': 'Das ist kein Code eines Befunds.',
    'is not a cursor of this list': 'Das ist keine Stelle dieser Liste.',
    'is not a line as `verso audit head` prints it':
      'Das ist keine Zeile, wie `verso audit head` sie ausgibt.',
  },
};
