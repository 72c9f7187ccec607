/**
 * The member that the key belongs to: the one whose weight with the key is the highest (rendezvous hashing, Thaler and Ravishankar 1998).
 * Everybody who knows the same members names the same one, and where a member comes or goes, only its keys move. Undefined without members.
 */
export function ownerOf(key: string, members: Iterable<string>): string | undefined {
  let [owner, highest]: [string | undefined, number] = [undefined, -1];
  for (const member of members) {
    const weight = weightOf(member, key);
    // Equal weights are as good as never; the name decides, for everybody the same way.
    if (weight > highest || (weight === highest && member > (owner as string))) [owner, highest] = [member, weight];
  }
  return owner;
}

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over both, and then the finalizer of MurmurHash3, without which names that are alike would have weights that are alike. */
function weightOf(member: string, key: string): number {
  const hash = mixed(key, mixed(member, FNV_BASIS));
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

function mixed(text: string, from: number): number {
  let hash = from;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash;
}
