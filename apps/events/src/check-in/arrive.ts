import { DeclaredError } from '@linli/contracts';
import { EventNotHeld, SessionNotHeld } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { Registration } from '../registrations/registration';
import { Roll } from '../registrations/roll';
import { CheckIn, idAtSession } from './check-in';
import { dateKeyOf } from './dates';
import { Door, releasesAt, withWalkIns } from './door';
import { assertDoorsOpen, assertHeld } from './doors';
import { HeldSession, sessionAsked } from './session-doors';
import { assertPlaces, Ruling, satDown, seatsFor, seatsOf, WalkInParty } from './walk-ins';
import { Seats } from './walked-in';

/** People who come without a registration, as a gate sees them. */
export interface Arriving extends WalkInParty, Pick<CheckIn, 'gate' | 'nonce' | 'at' | 'by' | 'deviceAt' | 'way'> {
  readonly id: string;
  readonly session?: string;
}

/** What is known of the place that they come to. */
export interface AtTheDoor {
  readonly place: Place;
  readonly door: Door;
  /** How many of each party have come there, by the id of the attendance. */
  readonly came: ReadonlyMap<string, number>;
}

/** Where they come to: an event, or one session or date of it. */
export interface Place {
  /** By which attendance there is known. */
  readonly key?: string;
  readonly session?: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What the door, the event and the record of it have become. */
export interface Arrival {
  readonly communityEvent: CommunityEvent;
  readonly door: Door;
  readonly checkIn: CheckIn;
}

/** Where people come to at that moment; throws what they are refused for whoever they are. */
export function placeOf(
  communityEvent: CommunityEvent,
  sessions: readonly HeldSession[] | undefined,
  { at, session: asked }: Pick<Arriving, 'at' | 'session'>,
): Place {
  assertHeld(communityEvent);
  const session = sessions || asked !== undefined ? sessionAsked(sessions ?? [], { at, session: asked }) : undefined;
  const { startsAt, endsAt } = session ?? communityEvent;
  assertDoorsOpen({ startsAt, endsAt }, at);
  const key = session?.key ?? dateKeyOf(communityEvent);
  return { startsAt, endsAt, ...(key !== undefined && { key }), ...(session && { session: session.key }) };
}

type Rolled = Pick<Roll, 'communityEvent' | 'everybody'>;

/** Lets them in on places that nobody has; throws WalkInsNotAllowed, NoPlaceForWalkIns, or what is wrong with their needs. */
export function arrive(roll: Rolled, arriving: Arriving, known: AtTheDoor): Arrival {
  const communityEvent = withThoseOfBefore(roll.communityEvent, known);
  const seats = seatsFor(communityEvent, arriving, known.place.session);
  assertPlaces(communityEvent, seats, rulingAt(roll, arriving.at, known));
  return sitDown(communityEvent, arriving, { ...known, seats });
}

/** The same of people who are inside: whatever is against it is kept with them. */
export function arrived(roll: Rolled, arriving: Arriving, known: AtTheDoor): Arrival {
  const communityEvent = withThoseOfBefore(roll.communityEvent, known);
  const seats = seatsOf(communityEvent, arriving, known.place.session);
  const fault = faultIn(() => {
    seatsFor(communityEvent, arriving, known.place.session);
    assertPlaces(communityEvent, seats, rulingAt(roll, arriving.at, known));
  });
  return sitDown(communityEvent, arriving, { ...known, seats, fault });
}

/** What is kept of people whom a device has let in where nobody is let in; somebody should look where the event or the session is off. */
export function turnedAway(arriving: Arriving, { _id: eventId }: CommunityEvent, error: unknown): CheckIn {
  const { id: _id, needs = [], ...party } = arriving;
  const conflict = error instanceof EventNotHeld || error instanceof SessionNotHeld;
  const why = { status: 'refused' as const, refusal: codeOf(error), conflict };
  return {
    _id,
    eventId,
    direction: 'entry',
    ...party,
    ...why,
    ...(needs.length > 0 && { needs: needs.map((one) => ({ ...one })) }),
  };
}

/** What holds there for people without a registration. */
function rulingAt(roll: Rolled, at: Date, { place, door, came }: AtTheDoor): Ruling & { session?: string } {
  const releases = releasesAt(door, place);
  const isReleased = releases !== undefined && at >= releases;
  return {
    ...{ session: place.key, rule: door.walkInRule },
    ...(isReleased && { released: (pool: string) => released(roll, place, { pool, came }) }),
  };
}

type Sitting = Pick<AtTheDoor, 'place' | 'door'> & { readonly seats: readonly Seats[]; readonly fault?: string };

function sitDown(communityEvent: CommunityEvent, arriving: Arriving, { place, door, seats, fault }: Sitting): Arrival {
  const { id: _id, session: _asked, needs = [], ...party } = arriving;
  const { key, endsAt } = place;
  const said = { eventId: communityEvent._id, ...(key !== undefined && { session: key }), direction: 'entry' as const };
  return {
    communityEvent: satDown(communityEvent, seats, { session: key, endsAt }),
    door: withWalkIns(door, party.people),
    checkIn: {
      ...{ _id, ...said, ...party, status: 'accepted' },
      ...(needs.length > 0 && { needs: needs.map(({ pool, count }) => ({ pool, count })) }),
      ...(fault !== undefined && { conflict: true, fault }),
    },
  };
}

/** Who was let in before it was known here on which places they sit. */
function withThoseOfBefore(communityEvent: CommunityEvent, { place: { key, session, endsAt }, door: { walkIns } }: AtTheDoor) {
  const isKnown = communityEvent.walkedIn?.some((one) => one.session === key) ?? false;
  if (isKnown || walkIns === 0) return communityEvent;
  const seats = seatsOf(communityEvent, { people: walkIns }, session);
  return satDown(communityEvent, seats, { session: key, endsAt });
}

/** How many places of the pool those have who were expected there and have not come. */
function released(roll: Rolled, place: Place, { pool, came }: { pool: string; came: ReadonlyMap<string, number> }): number {
  const confirmed = roll.everybody().filter(({ status }) => status === 'confirmed');
  return confirmed.reduce(
    (sum, party) => sum + missing(party, place, { pool, came: came.get(idAtSession(party._id, place.key)) ?? 0 }),
    0,
  );
}

function missing(party: Registration, { session }: Place, { pool, came }: { pool: string; came: number }): number {
  if (pool === '') return Math.max(0, party.partySize - came);
  const had = party.needs.find((need) => need.pool === pool)?.count ?? 0;
  return pool === session ? Math.max(0, had - came) : came > 0 ? 0 : had;
}

/** The code of what is against it. */
function faultIn(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

/** The code of a declared error; any other is not ours to answer. */
export function codeOf(error: unknown): string {
  if (error instanceof DeclaredError) return error.code;
  throw error;
}
