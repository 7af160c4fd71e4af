import { routeDefiner } from '#platform/web';
import type { Ability } from './abilities.ts';
import type { Context } from './context.ts';

/** Binds a route to Verso's context and abilities. */
export const defineRoute = routeDefiner<Context, Ability>();
