import { defineMessages } from '#platform/web/messages';

export const signInMessages = defineMessages({
  signIn: { en: 'Sign in', de: 'Anmelden' },
  email: { en: 'E-mail address', de: 'E-Mail-Adresse' },
  password: { en: 'Password', de: 'Passwort' },
  or: { en: 'or', de: 'oder' },
  secondFactor: { en: 'Second factor', de: 'Zweiter Faktor' },
  code: { en: 'Code', de: 'Code' },
  codeHint: {
    en: 'Six digits from your authenticator app.',
    de: 'Sechs Ziffern aus Ihrer Authenticator-App.',
  },
  backupCode: { en: 'Backup code', de: 'Ersatzcode' },
  backupHint: {
    en: 'One of the codes you kept when you set up the second factor. Each works once.',
    de: 'Einer der Codes, die Sie beim Einrichten aufbewahrt haben. Jeder gilt einmal.',
  },
  useBackup: { en: 'Use a backup code', de: 'Ersatzcode verwenden' },
  useApp: { en: 'Use the app', de: 'App verwenden' },
  continue: { en: 'Continue', de: 'Weiter' },
  signedOut: { en: 'You are signed out.', de: 'Sie sind abgemeldet.' },
  setupFirst: { en: 'Create the first administrator', de: 'Erstes Konto der Administration anlegen' },
  setupFirstIntro: {
    en: 'Whoever has this account sets up Verso and gives others theirs.',
    de: 'Mit diesem Konto wird Verso eingerichtet und werden alle anderen Konten vergeben.',
  },
  setupPerson: { en: 'Choose a password', de: 'Passwort wählen' },
  setupPersonIntro: {
    en: (email: string) => `For ${email}.`,
    de: (email: string) => `Für ${email}.`,
  },
  name: { en: 'Name', de: 'Name' },
  nameHint: { en: 'As others see it.', de: 'So, wie andere ihn sehen.' },
  newPassword: { en: 'New password', de: 'Neues Passwort' },
  passwordHint: {
    en: (least: number) => `At least ${least} characters. A few words in a row are easy to remember.`,
    de: (least: number) => `Mindestens ${least} Zeichen. Einige Wörter hintereinander merkt man sich leicht.`,
  },
  linkDead: { en: 'This link does not work', de: 'Dieser Link gilt nicht' },
  linkDeadText: {
    en: 'It was used, has expired, or never existed. Ask an administrator for a new one.',
    de: 'Er wurde benutzt, ist abgelaufen oder hat nie existiert. Bitten Sie die Administration um einen neuen.',
  },
  setupDone: {
    en: 'Your password is set. You can sign in now.',
    de: 'Ihr Passwort ist gesetzt. Sie können sich jetzt anmelden.',
  },
});
