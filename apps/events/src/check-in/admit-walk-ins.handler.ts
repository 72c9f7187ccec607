import { AdmitWalkIns, AdmitWalkInsBody, ChangeRecorded, CheckInView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { CommunityEventStore } from '../community-events/community-event.store';
import { assertAtTheDoors, CheckIn } from './check-in';
import { viewOf } from './check-in.view';
import { DoorStore } from './door.store';
import { assertDoorsOpen, assertHeld } from './doors';
import { GateDesk } from './gate.desk';
import { walkInsCome } from './walk-ins';

@Handles(AdmitWalkIns, { publishes: [ChangeRecorded], oneAtATimePer: ({ eventId }) => eventId })
export class AdmitWalkInsHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly doors: DoorStore,
    private readonly desk: GateDesk,
  ) {}

  async handle({ eventId, ...party }: AdmitWalkInsBody, { actor, now, outbox }: MessageContext): Promise<CheckInView> {
    const communityEvent = await this.communityEvents.get(eventId);
    const { areaCode } = communityEvent;
    assertAtTheDoors(actor, areaCode);
    const book = await this.desk.open(communityEvent, { nonces: [party.nonce], registrationIds: [] });
    const earlier = book.earlier({ ...party, direction: 'entry' });
    if (earlier) return viewOf(earlier);
    assertHeld(communityEvent);
    assertDoorsOpen(communityEvent, now);
    await this.doors.save(walkInsCome(await this.doors.get(eventId), communityEvent, party.people));
    const passage = { direction: 'entry', way: 'walk-in', status: 'accepted', at: now, by: actor.id } as const;
    const checkIn: CheckIn = book.enter({ _id: newId(), eventId, ...party, ...passage });
    await this.desk.close(book);
    outbox.record({ thing: 'check-in', areaCode, after: viewOf(checkIn) });
    return viewOf(checkIn);
  }
}
