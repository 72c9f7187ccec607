import { DeclaredError } from '@linli/contracts';
import { Looking } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { Roll } from '../registrations/roll';
import { AttendanceStore } from './attendance.store';
import { idAtSession } from './check-in';
import { CheckInStore } from './check-in.store';
import { dateKeyOf } from './dates';
import { DoorDesk } from './door.desk';
import { DoorStore } from './door.store';
import { HeldSession, Moment, sessionAsked } from './session-doors';
import { KnownAtDoors, WalkInGate } from './walk-in-gate';

/** What has to be known of people who come without a registration, or do not any more. */
export interface Asked {
  readonly nonces: readonly string[];
  readonly moments: readonly Moment[];
  readonly checkInId?: string;
}

/** What lies beside the roll of people without a registration: asked once for each request of a sitting. */
@Injectable()
export class WalkInDesk {
  private readonly known = new WeakMap<object, KnownAtDoors>();

  constructor(
    private readonly checkIns: CheckInStore,
    private readonly doors: DoorStore,
    private readonly doorDesk: DoorDesk,
    private readonly attendances: AttendanceStore,
  ) {}

  async lookUp<B extends object>(
    requests: readonly Looking<B>[],
    communityEvent: CommunityEvent,
    askedOf: (request: Looking<B>) => Asked,
  ): Promise<void> {
    const sessions = await this.doorDesk.sessionsOf(communityEvent);
    await Promise.all(
      requests.map(async (request) => this.known.set(request.body, await this.ask(communityEvent, askedOf(request), sessions))),
    );
  }

  /** Where those of a request are let in that it was looked up for. */
  gateFor(request: object, roll: Roll): WalkInGate {
    return new WalkInGate(roll, this.knownOf(request));
  }

  /** What was found for a request that it was looked up for. */
  knownOf(request: object): KnownAtDoors {
    return this.known.get(request) ?? NOTHING;
  }

  private async ask(communityEvent: CommunityEvent, asked: Asked, sessions: HeldSession[] | undefined): Promise<KnownAtDoors> {
    const { _id: eventId } = communityEvent;
    const { nonces, moments, checkInId } = asked;
    const found = await this.checkIns.byNonces(eventId, nonces);
    const checkIn = checkInId === undefined ? undefined : await this.checkIns.get(checkInId);
    const places = new Set(moments.map((moment) => placeAt(sessions, moment) ?? dateKeyOf(communityEvent)));
    const all = [...places, ...(checkIn ? [checkIn.session] : [])];
    const doors = await this.doors.those([...new Set([eventId, ...all.map((place) => idAtSession(eventId, place))])]);
    const releases = (doors.get(eventId)?.releaseAfter ?? 0) > 0;
    const came = releases ? await this.attendances.cameTo(eventId, [...places]) : new Map<string, number>();
    return {
      ...{ checkIns: new Map(found.map((one) => [one.nonce, one])), doors, came },
      ...(sessions && { sessions }),
      ...(checkIn && { checkIn }),
    };
  }
}

const NOTHING: KnownAtDoors = { checkIns: new Map(), doors: new Map(), came: new Map() };

/** Undefined where there is none, which the request is refused for. */
function placeAt(sessions: readonly HeldSession[] | undefined, moment: Moment): string | undefined {
  try {
    return sessions && sessionAsked(sessions, moment).key;
  } catch (error) {
    if (error instanceof DeclaredError) return undefined;
    throw error;
  }
}
