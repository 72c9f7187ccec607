import { CalendarEntryView, GetCalendarEntry, RegistrationIdBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { viewOf as eventViewOf } from '../community-events/community-event.view';
import { assertOwn } from './registration';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';

@Handles(GetCalendarEntry)
export class GetCalendarEntryHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
  ) {}

  async handle({ registrationId }: RegistrationIdBody, { actor }: MessageContext): Promise<CalendarEntryView> {
    const registration = await this.registrations.get(registrationId);
    assertOwn(registration, actor);
    const communityEvent = await this.communityEvents.get(registration.eventId);
    return { registration: viewOf(registration), communityEvent: eventViewOf(communityEvent) };
  }
}
