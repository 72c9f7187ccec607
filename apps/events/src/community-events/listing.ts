import { CommunityEvent } from './community-event';
import { termsOf } from './event-words';

/** The event with what lists find it by. */
export interface ListedEvent extends CommunityEvent {
  /** Whether whoever comes next gets a place. */
  readonly hasRoom: boolean;
  readonly terms: readonly string[];
}

/** Of a long text, so much is found by its words. */
const TEXT_FOUND = 600;

type Found = Pick<CommunityEvent, 'title' | 'text' | 'place' | 'address' | 'tags'>;
type Counted = Pick<CommunityEvent, 'capacity' | 'placesTaken' | 'placesHeld' | 'peopleWaiting'>;

/** The event as it is kept. */
export const listed = (communityEvent: CommunityEvent): ListedEvent => ({ ...communityEvent, ...listingOf(communityEvent) });

/** What lists find an event by; also of one that was kept before there were details. */
export const listingOf = (event: Omit<Found, 'tags'> & Partial<Found> & Omit<Counted, 'placesHeld'> & Partial<Counted>) => ({
  hasRoom: event.peopleWaiting === 0 && event.placesTaken + (event.placesHeld ?? 0) < event.capacity,
  terms: termsOf(wordsIn(event)),
});

const wordsIn = ({ title, text, place, address, tags = [] }: Omit<Found, 'tags'> & Partial<Found>): string[] => [
  ...[title.zh, title.en, ...tags, place.zh, place.en],
  ...(address ? [address.zh, address.en] : []),
  ...[text.zh.slice(0, TEXT_FOUND), text.en.slice(0, TEXT_FOUND)],
];
