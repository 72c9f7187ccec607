import { CommunityEvent } from '../community-events/community-event';
import { offerEnd } from './offer-end';
import { EVERYBODY, fits, mayEverFit, placesFree, recounted } from './places';
import { Decision, moved, Registration, Situation } from './registration';
import { hasMissed, joining, lastUseOf } from './still-to-come';

/**
 * Gives free places to those who wait, from the front of the line. A party moves up as a whole or not at all. Under strict order one
 * that does not fit keeps everybody behind it from the places that it waits for; under best fit it may be passed a bounded number
 * of times. One that would not fit into the empty event keeps nobody waiting, nor does one that has missed a session that it asks for.
 */
export function moveUp({ communityEvent, waiting }: Situation, now: Date): Decision {
  const line = new Line(communityEvent, now);
  for (const party of waiting) {
    if (line.isClosed) break;
    line.consider(party);
  }
  return line.decision;
}

/** Whether anybody may know which free places are kept for those who wait: of single sessions each has its own line. */
const tellsClaims = ({ programme }: CommunityEvent): boolean => programme?.enrolment === 'session';

const isSame = (some: readonly string[] = [], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

/** One walk along the waiting list. */
class Line {
  /** Pools whose free places belong to somebody in front. */
  private readonly claimed = new Set<string>();
  /** The people of the largest party in front that nobody may pass any more. */
  private largest = 0;
  /** Those in front who do not fit and may still be passed. */
  private readonly passable = new Map<string, Registration>();
  private readonly changed = new Map<string, Registration>();

  constructor(
    private communityEvent: CommunityEvent,
    private readonly now: Date,
  ) {}

  get decision(): Decision {
    return { communityEvent: this.withClaims(), changed: [...this.changed.values()] };
  }

  /** The same event where it says so already. */
  private withClaims(): CommunityEvent {
    const claimed = [...this.claimed];
    const isSaid = !tellsClaims(this.communityEvent) || isSame(this.communityEvent.claimed, claimed);
    return isSaid ? this.communityEvent : { ...this.communityEvent, claimed };
  }

  /** Nobody further behind can have a place. */
  get isClosed(): boolean {
    return (
      this.communityEvent.split !== undefined || this.claimed.has(EVERYBODY) || placesFree(this.communityEvent, EVERYBODY) <= 0
    );
  }

  consider(party: Registration): void {
    if (!mayEverFit(this.communityEvent, party) || hasMissed(this.communityEvent, party, this.now)) return;
    if (!this.isFreeFor(party) || !fits(this.communityEvent, party)) this.leaveWaiting(party);
    else this.admit(party);
  }

  private isFreeFor({ needs }: Registration): boolean {
    return !this.claimed.has(EVERYBODY) && needs.every(({ pool }) => !this.claimed.has(pool));
  }

  private leaveWaiting(party: Registration): void {
    const { waitingPolicy, mostSkips } = this.communityEvent.signUpRules;
    if (waitingPolicy === 'best-fit' && party.skips < mostSkips) this.passable.set(party._id, party);
    else this.claimFor(party);
  }

  private claimFor(party: Registration): void {
    for (const pool of claimsOf(party, this.communityEvent)) this.claimed.add(pool);
    this.largest = Math.max(this.largest, party.partySize);
  }

  private admit(party: Registration): void {
    const passed = [...this.passable.values()].filter((other) => takesFrom(party, claimsOf(other, this.communityEvent)));
    const after = admitted(party, { communityEvent: this.communityEvent, now: this.now, hasPassed: passed.length > 0 });
    this.communityEvent = recounted(this.communityEvent, party.moves.length > 0 ? party : undefined, after);
    this.changed.set(after._id, after);
    // Whoever waits for a pool waits for the event, too, once it has no room for them any more.
    if (this.largest > placesFree(this.communityEvent, EVERYBODY)) this.claimed.add(EVERYBODY);
    for (const other of passed) this.countSkip(other);
  }

  private countSkip(party: Registration): void {
    const skipped = { ...party, skips: party.skips + 1 };
    this.changed.set(party._id, skipped);
    this.passable.delete(party._id);
    this.leaveWaiting(skipped);
  }
}

/** What a party that waits keeps for itself: the pools that it needs by name, and the event where it is that which is full. */
function claimsOf(party: Registration, communityEvent: CommunityEvent): readonly string[] {
  const named = party.needs.map(({ pool }) => pool);
  const lacksRoom = party.partySize > placesFree(communityEvent, EVERYBODY);
  return named.length === 0 || lacksRoom ? [EVERYBODY, ...named] : named;
}

/** Whether the party would have something that is claimed: everybody takes places of the event. */
const takesFrom = ({ needs }: Registration, claims: readonly string[]): boolean =>
  claims.includes(EVERYBODY) || needs.some(({ pool }) => claims.includes(pool));

interface Admission {
  readonly communityEvent: CommunityEvent;
  readonly now: Date;
  readonly hasPassed: boolean;
}

/** The party with places: for good, or to be approved, or to be accepted by somebody who may not want it any more. */
function admitted(party: Registration, { communityEvent, now, hasPassed }: Admission): Registration {
  const { approval, promotion } = communityEvent.signUpRules;
  const isNew = party.moves.length === 0;
  const reason = isNew ? 'registered' : hasPassed ? 'passed-larger-party' : 'place-became-free';
  if (isNew && party.expiresAt) return moved(party, { to: 'held', reason, expiresAt: party.expiresAt }, now);
  if (approval) return moved(party, { to: 'pending', reason }, now);
  if (isNew || promotion === 'automatic') return joining(moved(party, { to: 'confirmed', reason }, now), communityEvent, now);
  const expiresAt = offerEnd(communityEvent, { now, lastUse: lastUseOf(communityEvent, party, now) });
  return moved(party, { to: 'offered', reason, expiresAt }, now);
}
