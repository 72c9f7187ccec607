import { Migration } from '@linli/persistence';
import { USUAL_DETAILS } from '../community-events/details';
import { ListedEvent, listingOf } from '../community-events/listing';

/** Events of before there was a search get what they are found by. */
export const eventListing: Migration = {
  number: 2,
  name: 'events are found by their words, kind and free places',
  run: async (connection) => {
    const events = connection.collection<ListedEvent>('communityEvents');
    for await (const event of events.find({ terms: { $exists: false } })) {
      const { kind = USUAL_DETAILS.kind } = event;
      await events.updateOne({ _id: event._id }, { $set: { kind, ...listingOf(event) } });
    }
  },
};
