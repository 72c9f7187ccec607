import { BilingualTitle } from '../bilingual';
import { defineQuery } from '../contract';
import { Flag, Id, Instant, ListOf, Nested, Pattern, Text } from '../fields';
import { PageQuery } from '../paging';
import { CommunityEventView } from './community-events';
import { POOL_KEY } from './places';
import { RoomKey } from './venue';

export class ListHouseEntriesBody extends PageQuery {
  @Id({ about: 'The house' }) houseId: string;
  @Instant({ about: 'Only what starts then or later' }) from: string;
  @Instant({ about: 'Only what starts before', example: '2027-11-28T17:00:00+08:00' }) to: string;
  @Instant({ about: 'Only what ends after this instant', optional: true }) endAfter?: string;
  @Instant({ about: 'Only what ends by this instant', optional: true }) endBy?: string;
  @Flag({ about: 'By start, the latest first; the earliest if not asked for', example: false, optional: true })
  latestFirst?: boolean;
}

/** An event or session in its room, as an entry of a calendar. */
export class HouseEntryView {
  @RoomKey() room: string;
  @Instant({ about: 'When it starts' }) startsAt: string;
  @Instant({ about: 'When it ends', example: '2026-11-28T17:00:00+08:00' }) endsAt: string;
  @Pattern({ about: 'The session, where it is one', pattern: POOL_KEY, example: '2027-07-05-0900', optional: true })
  session?: string;
  @Nested(() => BilingualTitle, { about: 'Title of the session, where it has its own', optional: true }) title?: BilingualTitle;
  @Nested(() => CommunityEventView, { about: 'The event' }) communityEvent: CommunityEventView;
}

export class HouseEntryPage {
  @ListOf(() => HouseEntryView, { about: 'What takes place, by start; drafts are left out', max: 100 }) items: HouseEntryView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** What takes place in a house and is public, by start. */
export const ListHouseEntries = defineQuery('events.list-house-entries', {
  body: ListHouseEntriesBody,
  reply: HouseEntryPage,
});
