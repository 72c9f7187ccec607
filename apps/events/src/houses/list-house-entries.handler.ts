import { HouseEntryPage, HouseEntryView, ListHouseEntries, ListHouseEntriesBody } from '@linli/contracts/events';
import { Handles } from '@linli/messaging';
import { CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { viewOf } from '../community-events/community-event.view';
import { UnitStore } from '../units/unit.store';
import { Slot } from './booking';
import { SlotStore } from './slot.store';

@Handles(ListHouseEntries)
export class ListHouseEntriesHandler {
  constructor(
    private readonly slots: SlotStore,
    private readonly communityEvents: CommunityEventStore,
    private readonly units: UnitStore,
  ) {}

  async handle(query: ListHouseEntriesBody): Promise<HouseEntryPage> {
    const page = await this.slots.page(query);
    const events = await this.communityEvents.among(page.items.map(({ eventId }) => eventId));
    const entries = page.items.flatMap((slot) => entryOf(slot, events.get(slot.eventId)));
    return { ...page, items: await this.units.namedWithin(entries) };
  }
}

function entryOf({ room, session, title, startsAt, endsAt }: Slot, communityEvent: CommunityEvent | undefined): HouseEntryView[] {
  if (!communityEvent || communityEvent.status === 'draft') return [];
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  const ofSession = { ...(session !== undefined && { session }), ...(title && { title: { zh: title.zh, en: title.en } }) };
  return [{ room, ...times, ...ofSession, communityEvent: viewOf(communityEvent) }];
}
