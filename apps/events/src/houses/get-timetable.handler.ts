import { GetTimetable, MOST_TIMETABLE_ENTRIES, TimetableBody, TimetableView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { HouseStore } from './house.store';
import { SlotStore } from './slot.store';
import { entryOf, heldBy, roomsOf, spanAsked, toldAt } from './timetable';

@Handles(GetTimetable)
export class GetTimetableHandler {
  constructor(
    private readonly houses: HouseStore,
    private readonly slots: SlotStore,
    private readonly communityEvents: CommunityEventStore,
  ) {}

  async handle(query: TimetableBody, { actor, now }: MessageContext): Promise<TimetableView> {
    const { houseId, room } = query;
    const asked = spanAsked(query, now);
    const house = await this.houses.get(houseId);
    const found = await this.slots.first({ houseId, room }, asked, MOST_TIMETABLE_ENTRIES + 1);
    const { span, slots } = heldBy(asked, found, MOST_TIMETABLE_ENTRIES);
    const events = await this.communityEvents.among(slots.map(({ eventId }) => eventId));
    const { startsAt: from, endsAt: to } = toldAt(span, house.timeZone);
    return {
      ...{ houseId, timeZone: house.timeZone, from, to, rooms: roomsOf(house, { span, slots, room }, now) },
      items: slots.map((slot) => entryOf(slot, { house, actor, events })),
      ...(found.length > slots.length && { next: to }),
    };
  }
}
