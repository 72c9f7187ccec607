import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What of an IPv6 address its network has given: half of its eight groups. The rest whoever holds it chooses, another for each request. */
const NETWORK_GROUPS = 4;

/** What limits count an address by: an IPv4 address itself, of an IPv6 address the network of 64 bits that one subscriber has at least. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const groups = parsed.parts.slice(0, NETWORK_GROUPS).map((group) => group.toString(16));
  return `${groups.join(':')}::/64`;
}

/** Whether a text is an address, or a network such as 10.0.0.0/8. */
export const isNetwork = (text: string): boolean => isIP(text) !== 0 || ipaddr.isValidCIDR(text);

/** Tells addresses that are among these addresses and networks. */
export function among(networks: readonly string[]): (address: string) => boolean {
  const ranges = networks.map(rangeOf);
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return ranges.some(([start, bits]) => start.kind() === parsed.kind() && parsed.match(start, bits));
  };
}

function rangeOf(network: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (ipaddr.isValidCIDR(network)) return ipaddr.parseCIDR(network);
  const address = ipaddr.process(network);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
