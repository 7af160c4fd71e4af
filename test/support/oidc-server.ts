import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** What the provider knows of somebody. */
export interface OidcPerson {
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
  readonly groups?: readonly string[];
  /** Told only to those who ask for the scope `groups`. */
  readonly teams?: readonly string[];
}

export interface OidcServer {
  readonly issuer: string;
  readonly people: Map<string, OidcPerson>;
  /** Authorization requests seen, to look at what the client asks for. */
  readonly requests: URL[];
  /**
   * Goes through the pages of the provider as a person who signs in and consents would, from the address the client sent
   * the browser to, up to the one the provider sends it back to.
   */
  signIn(address: string, subject: string): Promise<string>;
}

/** A real OpenID Connect provider (oidc-provider) for one client; closed after the file. */
export async function oidcServer(client: {
  readonly id: string;
  readonly secret: string;
  readonly redirectUri: string;
}): Promise<OidcServer> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, OidcPerson>();
  const requests: URL[] = [];
  await serve(server, issuer, client, people, requests);
  afterAll(() => {
    server.closeAllConnections();
    return new Promise<void>((done) => server.close(() => done()));
  });
  return { issuer, people, requests, signIn: (address, subject) => walk(issuer, address, subject) };
}

async function serve(
  server: Server,
  issuer: string,
  client: { readonly id: string; readonly secret: string; readonly redirectUri: string },
  people: Map<string, OidcPerson>,
  requests: URL[],
): Promise<void> {
  const name: string = 'oidc-provider';
  // biome-ignore lint/suspicious/noExplicitAny: the package has no types
  const { Provider } = (await import(name)) as Record<string, any>;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'groups'],
      email: ['email', 'email_verified'],
      groups: ['teams'],
    },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people.get(id) }),
    }),
    cookies: { keys: ['only for tests'] },
  });
  const callback = provider.callback();
  server.on('request', async (request, response) => {
    const url = new URL(request.url!, issuer);
    if (url.pathname === '/auth') requests.push(url);
    if (!url.pathname.startsWith('/interaction/')) return callback(request, response);
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    const accountId = url.searchParams.get('as') ?? session?.accountId;
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, { login: { accountId } });
    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { consent });
  });
}

async function walk(issuer: string, address: string, subject: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  for (let step = 0; step < 12; step++) {
    if (next.origin !== issuer) return next.href;
    if (next.pathname.startsWith('/interaction/')) next.searchParams.set('as', subject);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const at = pair!.indexOf('=');
      cookies.set(pair!.slice(0, at), pair!.slice(at + 1));
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    next = new URL(location, next);
  }
  throw new Error('The provider sends in circles.');
}
