import { MembershipsFact } from '@linli/contracts/gateway';
import { GrantStore } from './grant.store';

/** Where the account belongs to by that moment, for others to know. */
export async function membershipsFactOf(grants: GrantStore, accountId: string, now: Date): Promise<MembershipsFact> {
  const [held, revision] = [await grants.heldBy(accountId, now), await grants.countChanges(accountId)];
  const memberOf = held.grants.flatMap(({ organisationId }) => (organisationId === undefined ? [] : [organisationId]));
  return { accountId, memberOf: [...new Set(memberOf)], revision };
}
