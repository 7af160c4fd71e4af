import { germanFailures } from '#apps/console/wording/findings';
import type { Phrases } from '#apps/console/wording/phrases';
import type { Language } from '#platform/web/messages';

/** What is kept as the cause of a failure without a code, as the code words it. */
export const causesIn: Readonly<Record<Language, Phrases>> = {
  en: {},
  de: {
    '{} (status {}). {}': '{} (Status {}). {}',
    '{} (status {}).': '{} (Status {}).',
    'It was refused': 'Die Gegenstelle hat abgelehnt',
    'It redirects, which is not followed': 'Die Gegenstelle leitet um, was nicht befolgt wird',
    'There was no answer in time.': 'Es kam keine Antwort in der Zeit.',
    'The host is not known.': 'Der Rechner ist nicht bekannt.',
    'The host has no address.': 'Der Rechner hat keine Adresse.',
    'The address is not http or https.': 'Die Adresse ist nicht http oder https.',
    'The host lies in a private network (VERSO_WEBHOOK_PRIVATE_HOSTS lists those allowed).':
      'Der Rechner liegt in einem privaten Netz (erlaubte nennt VERSO_WEBHOOK_PRIVATE_HOSTS).',
    'It is switched off.': 'Er ist ausgeschaltet.',
    'The process that did the job was lost, or took too long.':
      'Der Prozess, der den Auftrag hatte, ging verloren oder brauchte zu lange.',
    'it does not translate {} to {}': 'sie übersetzt nicht von {} nach {}',
    'it does not answer': 'sie antwortet nicht',
    'no answer': 'keine Antwort',
    ...germanFailures,
    '{}: {}': '{}: {}',
  },
};
