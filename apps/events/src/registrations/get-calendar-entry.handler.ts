import { CalendarEntryView, CommunityEventView, GetCalendarEntry, RegistrationIdBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { viewOf as eventViewOf } from '../community-events/community-event.view';
import { UnitStore } from '../units/unit.store';
import { assertOwn } from './registration';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';

@Handles(GetCalendarEntry)
export class GetCalendarEntryHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly units: UnitStore,
  ) {}

  async handle({ registrationId }: RegistrationIdBody, { actor }: MessageContext): Promise<CalendarEntryView> {
    const registration = await this.registrations.get(registrationId);
    assertOwn(registration, actor);
    const found = await this.communityEvents.get(registration.eventId);
    const [communityEvent] = await this.units.named([eventViewOf(found)]);
    return { registration: viewOf(registration), communityEvent: communityEvent as CommunityEventView };
  }
}
