import type { Plugin } from '#domain/context';
import { enrolmentProblem, enrolmentRoutes } from '#domain/identity/enrolment';
import { keyProblem, keyRoutes } from '#domain/identity/keys';
import { peopleRoutes, personProblem } from '#domain/identity/people';
import { routes } from './api.ts';
import { addCommands } from './commands.ts';
import { forgetExpired, handlers } from './jobs.ts';

export const plugin: Plugin = {
  name: 'identity',
  problems: [personProblem.catalogue, enrolmentProblem.catalogue, keyProblem.catalogue],
  routes: [...routes, ...peopleRoutes, ...enrolmentRoutes, ...keyRoutes],
  queues: [forgetExpired],
  handlers,
  commands: addCommands,
};
