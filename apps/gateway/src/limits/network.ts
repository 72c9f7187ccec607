import ipaddr from 'ipaddr.js';

/** What of an IPv6 address its network has given: half of its eight groups. The rest whoever holds it chooses, another for each request. */
const NETWORK_GROUPS = 4;

/** An address as it is written once only: an IPv4 address that came in over IPv6 is the same address. What is none stays as it is. */
export const plainAddress = (address: string): string => (ipaddr.isValid(address) ? ipaddr.process(address).toString() : address);

/** What limits count an address by: an IPv4 address itself, of an IPv6 address the network of 64 bits that one subscriber has at least. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const groups = parsed.parts.slice(0, NETWORK_GROUPS).map((group) => group.toString(16));
  return `${groups.join(':')}::/64`;
}
