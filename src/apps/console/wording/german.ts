import type { Wording } from './wording.ts';

export const german: Wording = {
  'not-signed-in': {
    when: 'Sie sind nicht angemeldet.',
    action: 'Melden Sie sich an und versuchen Sie es noch einmal.',
  },
  'address-unknown': {
    when: 'Unter dieser Adresse gibt es nichts.',
    action: 'Gehen Sie zurück oder beginnen Sie auf der Startseite.',
  },
};
