import { FeedbackView } from '@linli/contracts/events';
import { Feedback } from './feedback';

/** What was said, as whoever said it sees it. */
export const viewOf = ({ eventId, rating, comment, givenAt, changedAt }: Feedback): FeedbackView => ({
  ...{ eventId, rating, givenAt: givenAt.toISOString(), changedAt: changedAt.toISOString() },
  ...(comment !== undefined && { comment }),
});
