import type { VersoPage } from '#domain/context';
import { type IdentitySettings, identityConfiguration } from '#domain/identity/sessions';
import { accountPages } from './account-pages.tsx';
import { openAuthClient } from './auth-client.ts';
import { peoplePages } from './people-pages.tsx';
import { secondFactorPages } from './second-factor-pages.tsx';
import { setupPages } from './setup-pages.tsx';
import { signInPages } from './sign-in-pages.tsx';

/** Pages for signing in, one-time links and one's own account, for an installation with these settings. */
export function identityPages(settings: IdentitySettings): readonly VersoPage[] {
  const configuration = identityConfiguration(settings);
  const auth = openAuthClient(configuration);
  return [
    ...signInPages(auth, configuration),
    ...setupPages,
    ...accountPages(auth),
    ...secondFactorPages(auth),
    ...peoplePages(configuration.origin),
  ];
}
