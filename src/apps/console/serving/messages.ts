import { counted, defineMessages, type Formats } from '#platform/web/messages';

/** What the console says about requests that it refuses. */
export const servingMessages = defineMessages({
  missing: { en: 'Fill this in.', de: 'Bitte ausfüllen.' },
  tooShort: {
    en: counted({ one: 'At least # character.', other: 'At least # characters.' }),
    de: counted({ one: 'Mindestens # Zeichen.', other: 'Mindestens # Zeichen.' }),
  },
  tooLong: {
    en: counted({ one: 'At most # character.', other: 'At most # characters.' }),
    de: counted({ one: 'Höchstens # Zeichen.', other: 'Höchstens # Zeichen.' }),
  },
  tooSmall: {
    en: (n: number, f: Formats) => `Not below ${f.number(n)}.`,
    de: (n: number, f: Formats) => `Nicht unter ${f.number(n)}.`,
  },
  tooLarge: {
    en: (n: number, f: Formats) => `Not above ${f.number(n)}.`,
    de: (n: number, f: Formats) => `Nicht über ${f.number(n)}.`,
  },
  tooFew: {
    en: counted({ one: 'Choose at least #.', other: 'Choose at least #.' }),
    de: counted({ one: 'Mindestens # auswählen.', other: 'Mindestens # auswählen.' }),
  },
  tooMany: {
    en: counted({ one: 'Choose at most #.', other: 'Choose at most #.' }),
    de: counted({ one: 'Höchstens # auswählen.', other: 'Höchstens # auswählen.' }),
  },
  notNumber: { en: 'Enter a number.', de: 'Bitte eine Zahl eingeben.' },
  notWhole: { en: 'Enter a whole number.', de: 'Bitte eine ganze Zahl eingeben.' },
  notEmail: {
    en: 'Enter an e-mail address, such as ada@example.org.',
    de: 'Bitte eine E-Mail-Adresse eingeben, etwa ada@example.org.',
  },
  notAddress: {
    en: 'Enter an address, such as https://example.org.',
    de: 'Bitte eine Adresse eingeben, etwa https://example.org.',
  },
  notChoice: { en: 'Choose one of the list.', de: 'Bitte etwas aus der Liste wählen.' },
  notOneOf: {
    en: (choices: string) => `Use one of ${choices}.`,
    de: (choices: string) => `Möglich ist: ${choices}.`,
  },
  unknownNames: {
    en: (names: string) => `Not known here: ${names}.`,
    de: (names: string) => `Hier nicht bekannt: ${names}.`,
  },
  wrongForm: {
    en: 'This does not have the form that is asked for.',
    de: 'Das hat nicht die verlangte Form.',
  },
  whatHappened: { en: 'What happened', de: 'Was passiert ist' },
  whatToDo: { en: 'What to do', de: 'Was zu tun ist' },
  requestId: { en: 'Request', de: 'Anfrage' },
  code: { en: 'Code', de: 'Code' },
  signIn: { en: 'Sign in', de: 'Anmelden' },
  home: { en: 'To the start page', de: 'Zur Startseite' },
  formOld: {
    en: 'The form was too old, or you signed in or out meanwhile. Send it again.',
    de: 'Das Formular war zu alt, oder Sie haben sich zwischendurch an- oder abgemeldet. Bitte noch einmal senden.',
  },
});
