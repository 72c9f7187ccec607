import { ANONYMOUS } from '@linli/contracts';
import { HouseEntryView, ListHouseEntries } from '@linli/contracts/events';
import { MessageClient } from '@linli/messaging';
import { CalendarWindow, MOST_ENTRIES, spansOf } from './calendar-window';
import { paged } from './paged';

/** What takes place in the house, so much as fits into a calendar: what is under way or to come first, then the latest of what is over; by start. */
export async function houseOccasions(client: MessageClient, houseId: string, window: CalendarWindow): Promise<HouseEntryView[]> {
  const take = (span: object, most: number): Promise<HouseEntryView[]> => {
    const query = { houseId, from: window.from.toISOString(), to: window.to.toISOString(), ...span };
    return paged((page) => client.ask(ListHouseEntries, { ...query, ...page }, { actor: ANONYMOUS }), most);
  };
  const toCome = await take({ endAfter: window.now.toISOString() }, MOST_ENTRIES);
  const room = MOST_ENTRIES - toCome.length;
  const over = room > 0 ? await take(spansOf(window).over, room) : [];
  return [...over.reverse(), ...toCome].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
}
