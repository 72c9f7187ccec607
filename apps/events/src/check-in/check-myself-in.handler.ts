import { CheckInView, CheckMyselfIn, CheckMyselfInBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { CommunityEventStore } from '../community-events/community-event.store';
import { assertOwn } from '../registrations/registration';
import { RegistrationStore } from '../registrations/registration.store';
import { viewOf } from './check-in.view';
import { assertSelfCheckIn } from './door';
import { DoorStore } from './door.store';
import { GateDesk } from './gate.desk';
import { PlaceCodes } from './place-codes.provider';
import { scanOfMyself } from './self-check-in';

@Handles(CheckMyselfIn, { oneAtATimePer: ({ registrationId }) => registrationId })
export class CheckMyselfInHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly doors: DoorStore,
    private readonly desk: GateDesk,
    private readonly codes: PlaceCodes,
  ) {}

  async handle(command: CheckMyselfInBody, { actor, now }: MessageContext): Promise<CheckInView> {
    const registration = await this.registrations.get(command.registrationId);
    assertOwn(registration, actor);
    const communityEvent = await this.communityEvents.get(registration.eventId);
    assertSelfCheckIn(await this.doors.get(communityEvent._id));
    const scan = scanOfMyself(command, registration, this.codes.stepOf(command.placeCode, communityEvent._id, now));
    const { checkIn } = await this.desk.pass(communityEvent, { id: newId(), ...scan, at: now, by: actor.id });
    return viewOf(checkIn);
  }
}
