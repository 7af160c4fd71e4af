import { expect, test } from 'vitest';
import { identityConfiguration } from './identity-configuration.ts';

const oidc = { oidcIssuer: 'https://id.example', oidcClientId: 'verso', oidcClientSecret: 's' };

test('single sign-on needs issuer, client and secret', () => {
  expect(identityConfiguration({ origin: 'http://x', ...oidc, oidcClientSecret: undefined })).toEqual({
    origin: 'http://x',
  });
  expect(identityConfiguration({ origin: 'http://x', ...oidc }).singleSignOn).toMatchObject({
    issuer: 'https://id.example',
  });
});

test('roles are read by group, with one for everybody else', () => {
  const read = (oidcRoles: string[]) =>
    identityConfiguration({ origin: 'http://x', ...oidc, oidcRoles }).singleSignOn!;
  expect(read(['cn=admins=administrator', '*=reviewer'])).toMatchObject({
    roles: { 'cn=admins': 'administrator' },
    otherwise: 'reviewer',
  });
  expect(read([]).roles).toBeUndefined();
  for (const wrong of ['admins', '=operator', 'admins=chief']) expect(() => read([wrong])).toThrow(wrong);
});
