import { insertionIfNew, Migration } from '@linli/persistence';
import { EventListing, KeptEvent, listingOf } from '../community-events/listing';

/** Events of before there was a search get what they are found by. */
export const eventListing: Migration = {
  number: 2,
  name: 'events are found by their words, kind and free places',
  run: async (connection) => {
    const listings = connection.collection<EventListing>('eventListings');
    for await (const event of connection.collection<KeptEvent>('communityEvents').find())
      await listings.bulkWrite([insertionIfNew(listingOf(event))] as never);
  },
};
