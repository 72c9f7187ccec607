import { NotOwner } from '@linli/contracts';
import { GetPickUp, PickUpView, RegistrationIdBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { mayStandAtTheDoors } from '../check-in/check-in';
import { CommunityEventStore } from '../community-events/community-event.store';
import { RegistrationStore } from '../registrations/registration.store';
import { PickUpDesk } from './pick-up.desk';
import { pickUpViewOf } from './pick-up.view';

@Handles(GetPickUp)
export class GetPickUpHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly desk: PickUpDesk,
  ) {}

  async handle({ registrationId }: RegistrationIdBody, { actor, now: at }: MessageContext): Promise<PickUpView> {
    const registration = await this.registrations.get(registrationId);
    const { areaCode } = await this.communityEvents.get(registration.eventId);
    const isOwn = registration.residentId === actor.id;
    if (!isOwn && !mayStandAtTheDoors(actor, areaCode)) throw new NotOwner();
    return pickUpViewOf(await this.desk.openOne(registration), { at, isOwn });
  }
}
