import { Migration } from '@linli/persistence';
import { EventListing, KeptEvent, madeAt } from '../community-events/listing';

/** Events of before it was kept when they were published come in the order in which they were made. */
export const publishedSince: Migration = {
  number: 4,
  name: 'events are listed by when they were published',
  run: async (connection) => {
    const listings = connection.collection<EventListing>('eventListings');
    const events = connection.collection<KeptEvent>('communityEvents').find({}, { projection: { signUpOpensAt: 1 } });
    for await (const event of events) {
      const unknown = { _id: event._id, publishedAt: { $exists: false } };
      await listings.updateOne(unknown as never, { $set: { publishedAt: madeAt(event as KeptEvent) } });
    }
  },
};
