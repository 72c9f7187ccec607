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
import { fetchedBy, GateDesk } from './gate.desk';
import { UndoWalkIn } from './undo-walk-in.desk';

@Handles(UndoCheckIn, { publishes: [ChangeRecorded, NoShowDropped, NoShowRecorded, PickUpUndone] })
export class UndoCheckInHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly checkIns: CheckInStore,
    private readonly walkIns: UndoWalkIn,
    private readonly desk: GateDesk,
    private readonly reckoning: ReckoningDesk,
  ) {}

  async handle({ checkInId, reason }: UndoCheckInBody, context: MessageContext): Promise<CheckInView> {
    const { actor } = context;
    const checkIn = await this.checkIns.get(checkInId);
    const communityEvent = await this.communityEvents.get(checkIn.eventId);
    assertAtTheDoors(actor, communityEvent.areaCode);
    if (checkIn.status !== 'accepted') return viewOf(checkIn);
    if (checkIn.registrationId === undefined) return viewOf(await this.walkIns.undo(checkIn, { ...context, reason }));
    return viewOf(await this.undo(checkIn, communityEvent, { ...context, reason }));
  }

  private async undo(checkIn: CheckIn, communityEvent: CommunityEvent, undoing: Undoing): Promise<CheckIn> {
    const { reason, now, outbox } = undoing;
    const { areaCode } = communityEvent;
    const fetched = await this.takeBack(checkIn, communityEvent);
    if (fetched) outbox.publish(PickUpUndone, { ...fetched, reason });
    await this.checkIns.undo(checkIn, reason);
    const concerned = checkIn.registrationId === undefined ? [] : [checkIn.registrationId];
    await this.reckoning.correct(communityEvent, concerned, { now, outbox, newId });
    const undone = { ...checkIn, status: 'undone' as const, undoneBecause: reason };
    outbox.record({ thing: 'check-in', areaCode, before: viewOf(checkIn), after: viewOf(undone), why: reason });
    return undone;
  }

  /** Tells who was fetched by it, and so was not. */
  private async takeBack(checkIn: CheckIn, communityEvent: CommunityEvent): Promise<PartyFetchedBody | undefined> {
    const { registrationId = '' } = checkIn;
    const book = await this.desk.open(communityEvent, { nonces: [], registrationIds: [registrationId], moments: [checkIn] });
    book.takeBack(checkIn);
    await this.desk.close(book);
    return fetchedBy(checkIn, book);
  }
}

type Undoing = MessageContext & { readonly reason: string };
