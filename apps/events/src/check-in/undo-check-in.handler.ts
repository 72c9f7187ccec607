import {
  ChangeRecorded,
  CheckInView,
  NoShowDropped,
  NoShowRecorded,
  PartyFetchedBody,
  PickUpUndone,
  UndoCheckIn,
  UndoCheckInBody,
} from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { ReckoningDesk } from '../no-shows/reckoning.desk';
import { assertAtTheDoors, CheckIn } from './check-in';
import { CheckInStore } from './check-in.store';
import { viewOf } from './check-in.view';
import { DoorStore } from './door.store';
import { fetchedBy, GateDesk } from './gate.desk';
import { walkInsGone } from './walk-ins';

@Handles(UndoCheckIn, { publishes: [ChangeRecorded, NoShowDropped, NoShowRecorded, PickUpUndone] })
export class UndoCheckInHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly checkIns: CheckInStore,
    private readonly doors: DoorStore,
    private readonly desk: GateDesk,
    private readonly reckoning: ReckoningDesk,
  ) {}

  async handle({ checkInId, reason }: UndoCheckInBody, { actor, now, outbox }: MessageContext): Promise<CheckInView> {
    const checkIn = await this.checkIns.get(checkInId);
    const communityEvent = await this.communityEvents.get(checkIn.eventId);
    const { areaCode } = communityEvent;
    assertAtTheDoors(actor, areaCode);
    if (checkIn.status !== 'accepted') return viewOf(checkIn);
    const fetched = await this.takeBack(checkIn, communityEvent);
    if (fetched) outbox.publish(PickUpUndone, { ...fetched, reason });
    await this.checkIns.undo(checkIn, reason);
    const concerned = checkIn.registrationId === undefined ? [] : [checkIn.registrationId];
    await this.reckoning.correct(communityEvent, concerned, { now, outbox, newId });
    const undone = { ...checkIn, status: 'undone' as const, undoneBecause: reason };
    outbox.record({ thing: 'check-in', areaCode, before: viewOf(checkIn), after: viewOf(undone), why: reason });
    return viewOf(undone);
  }

  /** Tells who was fetched by it, and so was not. */
  private async takeBack(checkIn: CheckIn, communityEvent: CommunityEvent): Promise<PartyFetchedBody | undefined> {
    const { registrationId, people, eventId, session } = checkIn;
    if (registrationId === undefined) {
      await this.doors.save(walkInsGone(await this.doors.ofSession(eventId, session), people));
      return undefined;
    }
    const book = await this.desk.open(communityEvent, { nonces: [], registrationIds: [registrationId], moments: [checkIn] });
    book.takeBack(checkIn);
    await this.desk.close(book);
    return fetchedBy(checkIn, book);
  }
}
