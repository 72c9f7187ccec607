import { Migration } from '@linli/persistence';
import { EventListing, KeptEvent, lapsesAtOf } from '../community-events/listing';

/** Published events of before those who wait in vain were told so are found when it is time for that. */
export const lapsing: Migration = {
  number: 3,
  name: 'whoever waits in vain is told so when the event begins',
  run: async (connection) => {
    const listings = connection.collection<EventListing>('eventListings');
    for await (const event of connection.collection<KeptEvent>('communityEvents').find({ status: 'published' })) {
      const lapsesAt = lapsesAtOf(event);
      if (lapsesAt) await listings.updateOne({ _id: event._id }, { $set: { lapsesAt } });
    }
  },
};
