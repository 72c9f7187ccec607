import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { RegistrationStore } from '../registrations/registration.store';
import { AttendanceBook } from './attendance-book.desk';
import { NoShowDesk, Recording } from './no-show.desk';
import { AT_A_TIME, cameTo, hasDecided, skip } from './reckoning';
import { ReckoningStore } from './reckoning.store';

/** Decides who has missed an event, some at a time, and corrects what was decided when somebody is found to have been there, or not. */
@Injectable()
export class ReckoningDesk {
  constructor(
    private readonly reckonings: ReckoningStore,
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly book: AttendanceBook,
    private readonly noShows: NoShowDesk,
  ) {}

  /** Decides on the next parties, in a transaction; false where there are no more. What another process has decided meanwhile stays. */
  async goOn(eventId: string, recording: Recording): Promise<boolean> {
    const reckoning = await this.reckonings.of(eventId);
    if (!reckoning?.dueAt) return false;
    const communityEvent = await this.communityEvents.get(eventId);
    const expecting = await this.book.expecting(communityEvent);
    if (!expecting) {
      await this.reckonings.save(skip(reckoning));
      return false;
    }
    const parties = await this.registrations.someConfirmed(eventId, { after: reckoning.after, most: AT_A_TIME });
    const isOver = parties.length < AT_A_TIME;
    await this.reckonings.save(cameTo(reckoning, { after: parties.at(-1)?.arrival ?? reckoning.after, isOver }));
    await this.noShows.record(await this.book.missing(parties, expecting), expecting, recording);
    return !isOver;
  }

  /** Somebody of the registrations has been at the event, or has not: called where that was changed, in the same transaction. */
  async correct(communityEvent: CommunityEvent, registrationIds: readonly string[], recording: Recording): Promise<void> {
    if (registrationIds.length === 0 || communityEvent.endsAt > recording.now) return;
    const reckoning = await this.reckonings.hold(communityEvent._id);
    if (!reckoning) return;
    const parties = (await this.registrations.those(registrationIds)).filter((one) => hasDecided(reckoning, one.arrival));
    if (parties.length === 0) return;
    const there = await this.book.there(parties, communityEvent);
    await this.noShows.came([...there], communityEvent, recording);
    const expecting = await this.book.expecting(communityEvent);
    if (!expecting) return;
    const missing = await this.book.missing(parties, expecting);
    await this.noShows.record(missing, expecting, recording);
  }
}
