import { PageQuery } from '@linli/contracts';
import { CalendarEntryPage, ListCalendarEntries } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { viewOf as eventViewOf } from '../community-events/community-event.view';
import { UnitStore } from '../units/unit.store';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';

@Handles(ListCalendarEntries)
export class ListCalendarEntriesHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly units: UnitStore,
  ) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<CalendarEntryPage> {
    const page = await this.registrations.pageByResident(actor.id, query);
    const communityEvents = await this.communityEvents.among(page.items.map(({ eventId }) => eventId));
    const items = page.items.flatMap((registration) => {
      const communityEvent = communityEvents.get(registration.eventId);
      return communityEvent ? [{ registration: viewOf(registration), communityEvent: eventViewOf(communityEvent) }] : [];
    });
    return { ...page, items: await this.units.namedWithin(items) };
  }
}
