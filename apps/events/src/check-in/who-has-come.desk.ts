import { PartyHasCome } from '@linli/contracts/events';
import { Looking } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { AttendanceStore } from './attendance.store';
import { dateKeyOf } from './dates';
import { doorsOpenAt } from './doors';

/** A request that is about a registration. */
interface AboutParty {
  readonly registrationId: string;
}

/** Which parties have come: asked once for everybody in a sitting, and not at all before the doors open. */
@Injectable()
export class WhoHasCome {
  private readonly found = new WeakSet<object>();

  constructor(private readonly attendances: AttendanceStore) {}

  /** Undefined while nobody can have come; who came to a session of a programme may still give up those that follow. */
  lookUp(requests: readonly Looking<AboutParty>[], communityEvent: CommunityEvent): Promise<void> | undefined {
    // They may be heard again, when it is known better.
    for (const { body } of requests) this.found.delete(body);
    const { status, programme } = communityEvent;
    const doorsAreOpen = requests.some(({ now }) => now >= doorsOpenAt(communityEvent));
    return doorsAreOpen && status === 'published' && !programme ? this.ask(requests, dateKeyOf(communityEvent)) : undefined;
  }

  /** Throws PartyHasCome where that was found of the request. */
  assertNotCome(request: object): void {
    if (this.found.has(request)) throw new PartyHasCome();
  }

  private async ask(requests: readonly Looking<AboutParty>[], date: string | undefined): Promise<void> {
    const ids = requests.map(({ body }) => body.registrationId);
    const came = await this.attendances.cameOf(ids, date);
    for (const { body } of requests) if ((came.get(body.registrationId) ?? 0) > 0) this.found.add(body);
  }
}
