import { CommunityEvent } from '../community-events/community-event';
import { EVERYBODY, hasPlaces, mayEverFit, placesFree } from '../registrations/places';
import { Registration } from '../registrations/registration';
import { hasMissed } from '../registrations/still-to-come';

/** What one sitting has decided. */
interface Decided {
  readonly communityEvent: CommunityEvent;
  readonly registrations: readonly Registration[];
}

/** Sees who gets places past whom, by what the sittings have written: who waits has its own count, which proves nothing here. */
export class LineWatch {
  /** Everybody who got places past somebody who waits for the same. */
  readonly overtakings: string[] = [];
  /** How often each was passed. */
  readonly passes = new Map<string, number>();
  private readonly standing = new Map<string, Registration>();

  see({ communityEvent, registrations }: Decided, now: Date): void {
    const seated = registrations.filter((one) => isSeated(one) && !isSeated(this.standing.get(one._id))).sort(byRank);
    for (const one of registrations) this.standing.set(one._id, one);
    const line = [...this.standing.values()].filter((one) => isInLine(one, communityEvent, now));
    // As many as there were before the first of them: the line is gone along from its front.
    let free = placesFree(communityEvent, EVERYBODY) + peopleOf(seated);
    for (const party of seated) {
      for (const other of line) if (other.rank < party.rank && isPassed(other, { party, free })) this.note(other, party);
      free -= party.partySize;
    }
  }

  private note(other: Registration, party: Registration): void {
    this.overtakings.push(`${party._id} before ${other._id}`);
    this.passes.set(other._id, (this.passes.get(other._id) ?? 0) + 1);
  }
}

/** The party takes what the other waits for: a place of a pool that both need, or of the event where that has no room for the other. */
const isPassed = (other: Registration, { party, free }: { party: Registration; free: number }): boolean =>
  other.needs.length === 0 ||
  other.partySize > free ||
  other.needs.some(({ pool }) => party.needs.some((need) => need.pool === pool));

/** Has places that it did not take over from somebody. */
const isSeated = (one: Registration | undefined): boolean => one !== undefined && hasPlaces(one) && one.takenFrom === undefined;

const isInLine = (one: Registration, communityEvent: CommunityEvent, now: Date): boolean =>
  one.status === 'waiting' && mayEverFit(communityEvent, one) && !hasMissed(communityEvent, one, now);

const byRank = (one: Registration, other: Registration): number => one.rank - other.rank;

const peopleOf = (some: readonly Registration[]): number => some.reduce((sum, { partySize }) => sum + partySize, 0);
