import { KeyReused } from '@linli/contracts';
import { DeviceTimeNotValid, UploadAnswer } from '@linli/contracts/events';
import { Decision } from '../registrations/registration';
import { Roll } from '../registrations/roll';
import { givesPlaces } from '../registrations/still-to-come';
import { moveUp } from '../registrations/waiting-list';
import { Arrival, Arriving, AtTheDoor, arrive, arrived, codeOf, Place, placeOf, turnedAway } from './arrive';
import { assertSame, CheckIn, idAtSession } from './check-in';
import { aDoor, Door, ruledAs, withWalkIns } from './door';
import { isSameNeed } from './door-book';
import { HeldSession } from './session-doors';
import { isTooFarAhead } from './upload';
import { gotUp, seatsOf } from './walk-ins';

/** What lies beside the roll when a sitting decides on people without a registration. */
export interface KnownAtDoors {
  /** By nonce. */
  readonly checkIns: ReadonlyMap<string, CheckIn>;
  /** The check-in that is to be undone. */
  readonly checkIn?: CheckIn;
  /** Where the event has sessions: all of them. */
  readonly sessions?: readonly HeldSession[];
  /** By id. */
  readonly doors: ReadonlyMap<string, Door>;
  /** How many of each party have come where, by the id of the attendance; asked only where places may be given to others. */
  readonly came: ReadonlyMap<string, number>;
}

type Scanned = Omit<Arriving, 'at' | 'by' | 'id' | 'way'>;

/** Lets people in who have not registered: in the roll of a sign-up desk, so that nobody is given the places that they sit on. */
export class WalkInGate {
  constructor(
    private readonly roll: Pick<Roll, 'communityEvent' | 'everybody' | 'waiting' | 'apply' | 'doorBook'>,
    private readonly known: KnownAtDoors,
  ) {}

  /** The check-in that has the nonce; throws KeyReused where it was another one. */
  earlier({ nonce, needs, ...scan }: Scanned): CheckIn | undefined {
    const found = this.roll.doorBook.find(nonce) ?? this.known.checkIns.get(nonce);
    if (!found) return undefined;
    assertSame(found, { ...scan, registrationId: undefined, direction: 'entry' });
    if (!isSameNeed(found.needs, needs)) throw new KeyReused();
    return found;
  }

  /** Throws what they are refused for. */
  admit(arriving: Arriving): CheckIn {
    const place = placeOf(this.roll.communityEvent, this.known.sessions, arriving);
    return this.enter(arrive(this.roll, arriving, this.at(place)));
  }

  /** The same for people whom a device has let in: each on its own, and never refused for lack of a place. */
  takeIn({ now, ...arriving }: Arriving & { readonly now: Date }): UploadAnswer {
    const { nonce } = arriving;
    try {
      const earlier = this.earlier(arriving);
      if (earlier) return { ...answerOf(earlier), outcome: 'repeated' };
      if (isTooFarAhead(arriving.at, now)) throw new DeviceTimeNotValid();
    } catch (error) {
      return { nonce, outcome: 'refused', refusal: codeOf(error), conflict: false };
    }
    return answerOf(this.entered(arriving));
  }

  /** What is kept of them, whether they could be let in or not. */
  private entered(arriving: Arriving): CheckIn {
    try {
      const place = placeOf(this.roll.communityEvent, this.known.sessions, arriving);
      return this.enter(arrived(this.roll, arriving, this.at(place)));
    } catch (error) {
      return this.roll.doorBook.enter(turnedAway(arriving, this.roll.communityEvent, error));
    }
  }

  /** They did not come in: the places are nobody's again, and whoever waits gets them as long as places are given. */
  takeBack({ _id, people, session, needs }: CheckIn, { reason, now }: { reason: string; now: Date }): Decision {
    const { communityEvent: before, doorBook, waiting } = this.roll;
    const door = this.doorOf(session);
    doorBook.put(withWalkIns(door, -people));
    doorBook.undo(_id, reason);
    const communityEvent = gotUp(before, seatsOf(before, { people, needs }, session), session);
    return givesPlaces(communityEvent, now) ? moveUp({ communityEvent, waiting }, now) : { communityEvent, changed: [] };
  }

  private enter({ communityEvent, door, checkIn }: Arrival): CheckIn {
    this.roll.apply({ communityEvent, changed: [] });
    this.roll.doorBook.put(door);
    return this.roll.doorBook.enter(checkIn);
  }

  private at(place: Place): AtTheDoor {
    return { place, door: this.doorOf(place.key), came: this.known.came };
  }

  /** The door of the event itself, or of the session or date of it, by the rules of the event. */
  private doorOf(key: string | undefined): Door {
    const { _id: eventId } = this.roll.communityEvent;
    const rules = this.known.doors.get(eventId) ?? aDoor(eventId);
    const id = idAtSession(eventId, key);
    return this.roll.doorBook.door(ruledAs(rules, this.known.doors.get(id) ?? aDoor(id)));
  }
}

const answerOf = ({ _id: checkInId, nonce, refusal, conflict = false, fault }: CheckIn): UploadAnswer => ({
  ...{ nonce, outcome: refusal === undefined ? 'accepted' : 'refused', checkInId, conflict },
  ...(refusal !== undefined && { refusal }),
  ...(fault !== undefined && { fault }),
});
