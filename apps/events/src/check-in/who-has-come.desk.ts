import { AtSession, PartyHasCome } from '@linli/contracts/events';
import { Looking } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { Session } from '../sessions/session';
import { SessionStore } from '../sessions/session.store';
import { AttendanceStore } from './attendance.store';
import { Attendance } from './check-in';
import { dateKeyOf } from './dates';
import { doorsOpenAt } from './doors';

/** A request that is about a registration. */
interface AboutParty {
  readonly registrationId: string;
}

/** Which parties have come: asked once for everybody in a sitting, and not at all before the doors open. */
@Injectable()
export class WhoHasCome {
  private readonly found = new WeakMap<object, Error>();

  constructor(
    private readonly attendances: AttendanceStore,
    private readonly sessions: SessionStore,
  ) {}

  /** Undefined while nobody can have come. */
  lookUp(requests: readonly Looking<AboutParty>[], communityEvent: CommunityEvent): Promise<void> | undefined {
    // They may be heard again, when it is known better.
    for (const { body } of requests) this.found.delete(body);
    const doorsAreOpen = requests.some(({ now }) => now >= doorsOpenAt(communityEvent));
    return doorsAreOpen && communityEvent.status === 'published' ? this.ask(requests, communityEvent) : undefined;
  }

  /** Throws PartyHasCome where that was found of the request; where there are sessions AtSession, as long as one that they came to is not over. */
  assertNotCome(request: object): void {
    const refusal = this.found.get(request);
    if (refusal) throw refusal;
  }

  private async ask(requests: readonly Looking<AboutParty>[], communityEvent: CommunityEvent): Promise<void> {
    const { _id, programme } = communityEvent;
    const ids = requests.map(({ body }) => body.registrationId);
    const all = await this.attendances.ofParties(ids, programme ? undefined : dateKeyOf(communityEvent));
    const came = all.filter((attendance) => attendance.came > 0);
    const sessions = programme && came.length > 0 ? await this.sessions.allOf(_id) : [];
    for (const { body, now } of requests) {
      const own = came.filter(({ _id: id, registrationId = id }) => registrationId === body.registrationId);
      const refusal = programme ? atSession(own, sessions, now) : own.length > 0 && new PartyHasCome();
      if (refusal) this.found.set(body, refusal);
    }
  }
}

/** Whoever came to sessions that are over may still give up those that follow. */
function atSession(came: readonly Attendance[], sessions: readonly Session[], now: Date): Error | undefined {
  const isOn = ({ key, status, endsAt }: Session) =>
    status === 'planned' && endsAt > now && came.some(({ session }) => session === key);
  const ends = sessions.filter(isOn).map(({ endsAt }) => endsAt.getTime());
  return ends.length > 0 ? new AtSession({ endsAt: new Date(Math.max(...ends)).toISOString() }) : undefined;
}
