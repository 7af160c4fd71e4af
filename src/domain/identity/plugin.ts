import type { Plugin } from '#domain/context';
import { enrolmentProblem, enrolmentRoutes } from '#domain/identity/enrolment';
import { keyProblem, keyRoutes } from '#domain/identity/keys';
import { keyPages } from '#domain/identity/keys/pages';
import { identityPages, signInProblem } from '#domain/identity/pages';
import { peopleRoutes, personProblem } from '#domain/identity/people';
import type { IdentitySettings } from '#domain/identity/sessions';
import { listNamed } from '#platform/database';
import { routes } from './api.ts';
import { addCommands } from './commands.ts';
import { forgetExpired, handlers } from './jobs.ts';

/** People, keys and signing in, for an installation with these settings. */
export function identityPlugin(settings: IdentitySettings): Plugin {
  return {
    name: 'identity',
    namedSubjects: [
      { kind: 'person', find: (db, search) => listNamed(db, 'users', { ...search, projectId: undefined }) },
      { kind: 'key', find: (db, search) => listNamed(db, 'api_keys', { ...search, projectId: undefined }) },
    ],
    problems: [
      personProblem.catalogue,
      enrolmentProblem.catalogue,
      keyProblem.catalogue,
      signInProblem.catalogue,
    ],
    routes: [...routes, ...peopleRoutes, ...enrolmentRoutes, ...keyRoutes],
    pages: [...identityPages(settings), ...keyPages],
    queues: [forgetExpired],
    handlers,
    commands: addCommands,
  };
}
