import type { Phrases, Wording } from '#apps/console/wording/phrases';
import { codeWords } from '#domain/runs/wording';

const codes: Phrases = {
  ...codeWords({ language: 'de', tag: 'de', zone: 'UTC', direction: 'ltr' }),
  not: 'nicht',
  'code {} ({}) {}': 'Code {} ({}) {}',
  'code {} ({})': 'Code {} ({})',
  'code {} {}': 'Code {} {}',
  'code {}': 'Code {}',
  unknown: 'unbekannt',
  twice: 'zweimal',
  'not opened': 'nicht geöffnet',
  'not closed': 'nicht geschlossen',
  'crosses another': 'überschneidet einen anderen',
  'out of order': 'in falscher Reihenfolge',
  'not {}': 'nicht {}',
  'footnote {}': 'Fußnote {}',
  'endnote {}': 'Endnote {}',
};

/** What checks find in targets. */
export const checks: Wording = {
  'target-empty': {
    when: 'Die Übersetzung ist leer, obwohl der Ausgangstext es nicht ist.',
    action: 'Übersetzen Sie den Satz, oder übernehmen Sie den Ausgangstext, wo er bleiben soll.',
  },
  'target-same-as-source': {
    when: 'Die Übersetzung ist der Ausgangstext: Er wurde nicht übersetzt.',
    action: 'Übersetzen Sie ihn, oder geben Sie ihn frei, wo beide Sprachen es gleich sagen.',
  },
  'language-wrong': {
    when: 'Die Übersetzung ist nicht in der Zielsprache.',
    action: 'Übersetzen Sie in die Zielsprache.',
    details: { 'it seems to be {}': 'es scheint die Sprache {} zu sein' },
  },
  'script-foreign': {
    when: 'Die Übersetzung hat Buchstaben einer Schrift, die weder zu ihrer Sprache noch zum Ausgangstext gehört.',
    action: 'Übersetzen oder umschreiben Sie, was dort steht.',
    details: { 'no letter of {}': 'kein Buchstabe aus {}' },
  },
  'fuzzy-unedited': {
    when: 'Die Übersetzung ist ein ähnlicher Treffer aus einem Speicher, den niemand bearbeitet hat.',
    action: 'Passen Sie sie an den Ausgangstext an, oder geben Sie sie frei.',
    details: { 'score {}': 'Übereinstimmung {}' },
  },
  'code-missing': {
    when: 'Ein Code des Ausgangstexts, der nicht verloren gehen darf, fehlt in der Übersetzung.',
    action: 'Setzen Sie den Code, wo er in der Übersetzung hingehört.',
    details: codes,
  },
  'code-left-out': {
    when: 'Eine Formatierung des Ausgangstexts fehlt in der Übersetzung.',
    action: 'Setzen Sie sie, wo die Betonung hingehört, oder geben Sie die Übersetzung ohne sie frei.',
    details: codes,
  },
  'code-added': {
    when: 'Die Übersetzung hat einen Code, den der Ausgangstext nicht hat, oder hat einen zweimal.',
    action: 'Nehmen Sie den Code heraus.',
    details: codes,
  },
  'code-nesting': {
    when: 'Ein Paar von Codes bleibt offen, beginnt hinter seinem Ende, überschneidet ein anderes oder enthält einen Code, der seinen Platz behalten muss und im Ausgangstext woanders steht.',
    action: 'Setzen Sie beide Hälften des Paars um das, was dazugehört.',
    details: codes,
  },
  'code-order': {
    when: 'Codes, die ihren Platz behalten müssen, stehen in anderer Reihenfolge als im Ausgangstext.',
    action: 'Setzen Sie sie in der Reihenfolge des Ausgangstexts.',
    details: codes,
  },
  'code-empty': {
    when: 'Ein Paar von Codes umschließt in der Übersetzung nichts, im Ausgangstext aber Text.',
    action: 'Setzen Sie das Paar um die Wörter, zu denen es gehört.',
    details: codes,
  },
  'code-spacing': {
    when: 'Ein Wort ist an einem Code mit dem nächsten verbunden, wo der Ausgangstext ein Leerzeichen hat.',
    action: 'Setzen Sie das Leerzeichen außerhalb des Codes, wie im Ausgangstext.',
    details: {
      'before {}': 'vor {}',
      'behind {}': 'hinter {}',
      'open {}': 'dem Anfang von Code {}',
      'close {}': 'dem Ende von Code {}',
      'single {}': 'Code {}',
    },
  },
  'placeholder-changed': {
    when: 'Ein Platzhalter des Ausgangstexts fehlt in der Übersetzung oder ist geändert, oder sie hat einen anderen.',
    action: 'Schreiben Sie jeden Platzhalter genau wie im Ausgangstext.',
    details: {
      '{} is not in the source': '{} steht nicht im Ausgangstext',
      '{} is missing': '{} fehlt',
    },
  },
  'address-changed': {
    when: 'Eine Webadresse, E-Mail-Adresse oder ein Pfad des Ausgangstexts steht nicht unverändert in der Übersetzung.',
    action: 'Schreiben Sie die Adresse wie im Ausgangstext, oder geben Sie die frei, die im Zielland gilt.',
  },
  'number-missing': {
    when: 'Eine Zahl des Ausgangstexts fehlt in der Übersetzung.',
    action: 'Schreiben Sie die Zahl, oder berichtigen Sie die, die an ihrer Stelle steht.',
    details: { '{}; found {}': '{}; gefunden {}' },
  },
  'number-added': {
    when: 'Die Übersetzung hat eine Zahl, die der Ausgangstext nicht hat.',
    action: 'Nehmen Sie die Zahl heraus, oder berichtigen Sie sie.',
  },
  'number-format': {
    when: 'Eine Zahl hat die Trennzeichen der Ausgangssprache behalten.',
    action: 'Schreiben Sie sie mit den Trennzeichen der Zielsprache.',
    details: { '{} expected': '{} erwartet' },
  },
  'date-changed': {
    when: 'Ein Datum der Übersetzung ist ein anderer Tag als das im Ausgangstext.',
    action: 'Berichtigen Sie Tag, Monat oder ihre Reihenfolge.',
    details: { '{}; found {}': '{}; gefunden {}', none: 'keines' },
  },
  'symbol-changed': {
    when: 'Ein Zeichen wie %, €, © oder § kommt in der Übersetzung anders oft vor als im Ausgangstext.',
    action: 'Setzen Sie das Zeichen, oder geben Sie das Wort frei, das dafür steht.',
    details: { '{} {} times for {}': '{} {}-mal statt {}-mal' },
  },
  'term-missing': {
    when: 'Eine Benennung des Ausgangstexts ist nicht so übersetzt, wie das Glossar es sagt.',
    action: 'Nehmen Sie eine der bevorzugten oder erlaubten Benennungen, in der Form, die der Satz braucht.',
  },
  'term-forbidden': {
    when: 'Die Übersetzung enthält eine Benennung, die das Glossar verbietet.',
    action: 'Nehmen Sie die bevorzugte Benennung.',
    details: { '{}; {} is preferred': '{}; bevorzugt ist {}' },
  },
  'term-translated': {
    when: 'Eine Benennung, die nicht übersetzt wird, steht nicht unverändert in der Übersetzung.',
    action: 'Schreiben Sie die Benennung wie im Ausgangstext.',
  },
  'acronym-missing': {
    when: 'Eine Abkürzung in Großbuchstaben oder ein Produktcode des Ausgangstexts fehlt in der Übersetzung.',
    action: 'Prüfen Sie, ob sie mit Absicht übersetzt wurde (UN, ONU) oder verloren ging.',
  },
  'corrupted-characters': {
    when: 'Die Übersetzung enthält beschädigte Zeichen, die der Ausgangstext nicht hat.',
    action:
      'Schreiben Sie die Zeichen, wie sie sein sollen, oder importieren Sie die Übersetzung noch einmal in der richtigen Zeichenkodierung.',
  },
  'edge-blanks': {
    when: 'Die Übersetzung beginnt oder endet mit anderen Leerzeichen als der Ausgangstext.',
    action: 'Geben Sie der Übersetzung an den Rändern die Leerzeichen des Ausgangstexts.',
    details: { '{} expected, {} found': '{} erwartet, {} gefunden', 'no blank': 'kein Leerzeichen' },
  },
  'double-blank': {
    when: 'Die Übersetzung hat zwei Leerzeichen hintereinander, wo der Ausgangstext keine hat.',
    action: 'Nehmen Sie eines davon heraus.',
    details: { '{} blanks': '{} Leerzeichen' },
  },
  'line-breaks': {
    when: 'Die Übersetzung hat eine andere Zahl von Zeilenumbrüchen oder Tabulatoren als der Ausgangstext.',
    action: 'Setzen Sie die Zeilenumbrüche und Tabulatoren des Ausgangstexts.',
    details: {
      '{} {} for {}': '{} {} statt {}',
      'line breaks': 'Zeilenumbrüche',
      tabs: 'Tabulatoren',
    },
  },
  'punctuation-form': {
    when: 'Die Übersetzung schreibt ein Satzzeichen in der Form einer anderen Schrift.',
    action: 'Schreiben Sie das Zeichen, wie die Zielsprache es tut.',
    details: { '“{}” expected, “{}” found': '„{}“ erwartet, „{}“ gefunden' },
  },
  'end-punctuation': {
    when: 'Die Übersetzung endet mit einem anderen Satzzeichen als der Ausgangstext.',
    action: 'Beenden Sie die Übersetzung mit dem Satzzeichen des Ausgangstexts, in der Form ihrer Sprache.',
    details: {
      '{} expected, {} found': '{} erwartet, {} gefunden',
      'no mark': 'kein Zeichen',
      '“{}”': '„{}“',
    },
  },
  'punctuation-spacing': {
    when: 'Vor einem Satzzeichen steht ein Leerzeichen, das seine Sprache nicht setzt, oder es fehlt das, das sie setzt.',
    action: 'Setzen Sie die Leerzeichen um Satzzeichen, wie die Zielsprache es tut.',
  },
  'no-break-blank': {
    when: 'Vor einem französischen Satzzeichen steht ein gewöhnliches Leerzeichen, an dem die Zeile umbrechen kann.',
    action: 'Setzen Sie vor das Satzzeichen ein geschütztes Leerzeichen.',
  },
  'inverted-mark': {
    when: 'Einer spanischen Frage oder einem spanischen Ausruf fehlt das öffnende Zeichen.',
    action: 'Beginnen Sie die Frage mit ¿ und den Ausruf mit ¡.',
  },
  'brackets-unbalanced': {
    when: 'Eine Klammer der Übersetzung ist nicht geöffnet oder nicht geschlossen, die es im Ausgangstext ist.',
    action: 'Öffnen und schließen Sie Klammern paarweise.',
    details: {
      '“{}” was not opened': '„{}“ ohne öffnende Klammer',
      '“{}” is missing': '„{}“ fehlt',
    },
  },
  'quotes-unpaired': {
    when: 'Ein Zitat der Übersetzung ist nur geöffnet oder nur geschlossen.',
    action: 'Setzen Sie Anführungszeichen paarweise.',
    details: { '{} quotation marks': '{} Anführungszeichen' },
  },
  'repeated-word': {
    when: 'Ein Wort steht zweimal hintereinander.',
    action: 'Nehmen Sie eines heraus, oder geben Sie es frei, wo die Sprache es so sagt.',
  },
  'initial-capital': {
    when: 'Der Ausgangstext beginnt mit einem Großbuchstaben, die Übersetzung mit einem kleinen.',
    action:
      'Beginnen Sie die Übersetzung mit einem Großbuchstaben, oder geben Sie sie frei, wo ein Name klein geschrieben wird.',
  },
  'all-capitals': {
    when: 'Einer der beiden Texte steht ganz in Großbuchstaben, der andere nicht.',
    action: 'Schreiben Sie die Übersetzung groß oder klein wie den Ausgangstext.',
  },
  'length-unlikely': {
    when: 'Die Übersetzung ist viel kürzer oder länger, als der Ausgangstext erwarten lässt.',
    action: 'Prüfen Sie, ob etwas fehlt oder hinzukam.',
    details: { '{} characters, about {} expected': '{} Zeichen, etwa {} erwartet' },
  },
  'sentence-count': {
    when: 'Die Übersetzung hat eine andere Zahl von Sätzen als der Ausgangstext.',
    action: 'Prüfen Sie, ob ein Satz fehlt, hinzukam, verbunden oder geteilt wurde.',
    details: { '{} for {}': '{} statt {}' },
  },
  'target-inconsistent': {
    when: 'Der gleiche Ausgangstext ist an anderer Stelle des Dokuments anders übersetzt.',
    action: 'Nehmen Sie eine Übersetzung, oder geben Sie beide frei, wo die Umgebung es verlangt.',
    details: { 'elsewhere: {}': 'an anderer Stelle: {}' },
  },
  'target-shared': {
    when: 'Verschiedene Ausgangstexte haben die gleiche Übersetzung.',
    action: 'Prüfen Sie, ob ein Unterschied der Ausgangstexte verloren ging.',
    details: { 'also for: {}': 'auch für: {}' },
  },
  'pattern-not-met': {
    when: 'Ein Muster der Richtlinie ist nicht erfüllt.',
    action: 'Schreiben Sie die Übersetzung, wie das Muster es verlangt, oder ändern Sie das Muster.',
  },
  'check-settings-invalid': {
    when: 'Mit den Einstellungen der Prüfregeln ist nichts anzufangen.',
    action: 'Berichtigen Sie den genannten Eintrag.',
  },
  'check-pattern-unusable': {
    when: 'Ein Muster der Richtlinie ist nicht zu lesen, oder es könnte bei manchen Texten endlos dauern.',
    action:
      'Schreiben Sie es ohne Wiederholungen in Wiederholungen und ohne benachbarte Wiederholungen der gleichen Zeichen.',
  },
};
