import { plugin as audit } from '#domain/audit/plugin';
import type { Plugin } from '#domain/context';
import { plugin as identity } from '#domain/identity/plugin';
import { plugin as webhooks } from '#domain/webhooks/plugin';

/** Rooms whose routes the API serves, in the order of the house. */
export const apiPlugins: readonly Plugin[] = [audit, identity, webhooks];
