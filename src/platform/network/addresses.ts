import { BlockList, isIP } from 'node:net';

type Network = readonly [string, number];

/** Networks as one list; those of version 4 count for the addresses of version 6 that carry them, too. */
function listOf(v4: readonly Network[], v6: readonly Network[]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of v4) list.addSubnet(network, bits, 'ipv4');
  for (const [network, bits] of v6) list.addSubnet(network, bits, 'ipv6');
  return list;
}

/** What is not the public internet in version 4: RFC 6890, RFC 6598. */
const notPublic = listOf(
  [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ],
  // Of version 6, ranges that carry version 4 or are for documents.
  [
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ],
);
/** Of version 6 only global unicast is public. */
const globalUnicast = listOf([], [['2000::', 3]]);

/** Whether an address is of the public internet. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !notPublic.check(address, 'ipv4');
  return version === 6 && globalUnicast.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

/** This machine, and networks that one house has to itself: RFC 1918, RFC 4193, and RFC 6598 as overlays use it. */
const ofTheHouse = listOf(
  [
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
  ],
  [
    ['::1', 128],
    ['fc00::', 7],
  ],
);

/** Whether an address is of a private network, and not one where nothing is to be asked. */
export function isPrivateAddress(address: string): boolean {
  return isIn(ofTheHouse, address) && !isForbiddenAddress(address);
}

/** No address, every address, many at once, and where machines of a cloud tell their own credentials. */
const forbidden = listOf(
  [
    ['0.0.0.0', 8],
    ['100.100.100.200', 32],
    ['169.254.0.0', 16],
    ['192.0.0.192', 32],
    ['224.0.0.0', 3],
  ],
  [
    ['::', 128],
    ['fe80::', 10],
    ['fd00:ec2::254', 128],
    ['ff00::', 8],
    // The same of version 4, through a translator of addresses (RFC 6052).
    ['64:ff9b::a9fe:0', 112],
  ],
);

/** Whether no service that Verso asks can be at an address; what is no address is none. */
export function isForbiddenAddress(address: string): boolean {
  return isIn(forbidden, address);
}

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
