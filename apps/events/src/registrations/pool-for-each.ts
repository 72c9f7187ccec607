import { errorAt } from '@linli/contracts';
import { PoolMissingForSome, SignUpRulesView } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { Registration } from './registration';

type Party = Pick<Registration, 'partySize' | 'needs'>;

/**
 * Throws PoolMissingForSome where the event has a place of a pool for each, and the party does not ask for as many as it has people: of sessions,
 * where people sign up for those. A party that has become smaller has no fewer for each than it had.
 */
export function assertPoolForEach(communityEvent: CommunityEvent, party: Party, before?: Party): void {
  if (!communityEvent.signUpRules.poolForEach) return;
  const places = placesFor(communityEvent, party);
  const least = before ? Math.min(party.partySize, placesFor(communityEvent, before)) : party.partySize;
  if (places < least) throw errorAt(PoolMissingForSome, '#/needs', { people: party.partySize, places });
}

function placesFor({ pools }: CommunityEvent, { needs }: Party): number {
  const ofSessions = pools.filter(({ ofSession }) => ofSession);
  const meant = new Set((ofSessions.length > 0 ? ofSessions : pools).map(({ key }) => key));
  return needs.filter(({ pool }) => meant.has(pool)).reduce((sum, { count }) => sum + count, 0);
}

/** Rules that have a place of a pool for each, where that is to be so and nobody has said anything. */
export const withPoolForEach = (rules: SignUpRulesView, isMeant: boolean): SignUpRulesView =>
  isMeant && rules.poolForEach === undefined ? { ...rules, poolForEach: true } : rules;
