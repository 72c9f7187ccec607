import { AdmitWalkIns, AdmitWalkInsBody, ChangeRecorded, CheckInView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { CommunityEventStore } from '../community-events/community-event.store';
import { assertAtTheDoors, CheckIn } from './check-in';
import { viewOf } from './check-in.view';
import { DoorStore } from './door.store';
import { assertDoorsOpen, assertHeld } from './doors';
import { GateDesk } from './gate.desk';
import { sessionAsked } from './session-doors';
import { placesFreeAt, walkInsCome } from './walk-ins';

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
    const book = await this.desk.open(communityEvent, { nonces: [party.nonce], registrationIds: [], moments: [] });
    const earlier = book.earlier({ ...party, direction: 'entry' });
    if (earlier) return viewOf(earlier);
    assertHeld(communityEvent);
    const session = book.sessions && sessionAsked(book.sessions, { at: now, session: party.session });
    assertDoorsOpen(session ?? communityEvent, now);
    const door = await this.doors.ofSession(eventId, session?.key);
    await this.doors.save(walkInsCome(door, placesFreeAt(communityEvent, session?.key), party.people));
    const at = session && { session: session.key };
    const passage = { ...at, direction: 'entry', way: 'walk-in', status: 'accepted', at: now, by: actor.id } as const;
    const checkIn: CheckIn = book.enter({ _id: newId(), eventId, ...party, ...passage });
    await this.desk.close(book);
    outbox.record({ thing: 'check-in', areaCode, after: viewOf(checkIn) });
    return viewOf(checkIn);
  }
}
