import { lookup } from 'node:dns';
import { BlockList, isIP, LookupFunction } from 'node:net';

/** Networks that are nobody's on the internet (RFC 6890 and its registries): one's own machine, one's own network, and what is reserved. */
const NETWORKS = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3'],
  ...['::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'],
  ...['fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
];

/** Apart, for a list takes an address of IPv4 for the address of IPv6 that stands for it. */
const BLOCKED = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const network of NETWORKS) {
  const [address, bits] = network.split('/') as [string, string];
  const family = address.includes(':') ? 'ipv6' : 'ipv4';
  BLOCKED[family].addSubnet(address, Number(bits), family);
}

/** Whether the IP address is one of the public internet. */
export const isPublic = (address: string): boolean => {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return isIP(address) !== 0 && !BLOCKED[family].check(address, family);
};

/** Resolves a name as connections do, and to nothing where one of its addresses is not public: what is checked is what is connected to. */
export const publicLookup: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0);
    if (found.length === 0 || found.some(({ address }) => !isPublic(address)))
      return done(new Error('not a public address'), '', 0);
    const [first] = found;
    if (options.all) return (done as (error: null, all: typeof found) => void)(null, found);
    done(null, first?.address ?? '', first?.family ?? 0);
  });
};
