import { type LookupAddress, lookup as lookUp } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import { isForbiddenAddress, isPrivateAddress } from './addresses.ts';

/** How far requests may go: to private networks only, or anywhere but where nothing is to be asked. */
export type NetworkReach = 'private' | 'any';

export type Fetch = typeof fetch;

/** A connection that was not made, since the address of the host is none that may be reached. */
export class NetworkRefusal extends Error {
  override readonly name = 'NetworkRefusal';
}

type Resolve = (
  host: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

const resolveHost: Resolve = (host, done) => lookUp(host, { all: true }, done);

/**
 * `fetch` that connects only as far as it may. Names are judged by what they resolve to when the connection is made, which
 * goes to one of the very addresses that were judged; of several, all have to be allowed. Rejects as `fetch` does, with a
 * `NetworkRefusal` among the causes.
 */
export function fetchWithin(reach: NetworkReach, resolve: Resolve = resolveHost): Fetch {
  const connect = buildConnector({ lookup: lookupWithin(reach, resolve) });
  const dispatcher = new Agent({
    connect(options, done) {
      const host = options.hostname.replace(/^\[(.*)\]$/, '$1');
      // A host that is an address is not looked up.
      const refusal = isIP(host) === 0 ? undefined : refusalOf(reach, host, [host]);
      if (refusal) done(refusal, null);
      else connect(options, done);
    },
  });
  return ((input: string, init?: object) => undiciFetch(input, { ...init, dispatcher })) as unknown as Fetch;
}

/** The refusal behind an error of `fetch`; undefined where it is another failure. */
export function networkRefusalIn(error: unknown): NetworkRefusal | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++)
    if (at instanceof NetworkRefusal) return at;
  return undefined;
}

function lookupWithin(reach: NetworkReach, resolve: Resolve): LookupFunction {
  return (host, { all }, done) =>
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? new Error(`${host} has no address`), '');
      const refusal = refusalOf(
        reach,
        host,
        addresses.map(({ address }) => address),
      );
      if (refusal) return done(refusal, '');
      if (all) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
}

function refusalOf(
  reach: NetworkReach,
  host: string,
  addresses: readonly string[],
): NetworkRefusal | undefined {
  if (addresses.some(isForbiddenAddress)) return new NetworkRefusal(`no service can be at ${host}`);
  if (reach === 'private' && !addresses.every(isPrivateAddress))
    return new NetworkRefusal(`${host} is not in a private network, and nothing may be sent further`);
  return undefined;
}
