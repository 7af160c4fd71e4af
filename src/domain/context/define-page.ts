import { type AnyPage, pageDefiner } from '#platform/web/pages';
import type { Ability } from './abilities.ts';
import type { Context } from './context.ts';

/** Binds a page to Verso's context and abilities. */
export const definePage = pageDefiner<Context, Ability>();

export type VersoPage = AnyPage<Context, Ability>;
