import { FeedbackResults, GetFeedback, ListFeedbackBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { assertOwnArea } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { FeedbackStore } from './feedback.store';
import { summaryOf } from './ratings';

@Handles(GetFeedback)
export class GetFeedbackHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly feedback: FeedbackStore,
  ) {}

  async handle(query: ListFeedbackBody, { actor }: MessageContext): Promise<FeedbackResults> {
    const { eventId } = query;
    assertOwnArea(actor, (await this.communityEvents.get(eventId)).areaCode);
    const distribution = await this.feedback.distribution(eventId);
    const { items, next } = await this.feedback.pageOfComments(query);
    const comments = items.map(({ rating, comment = '' }) => ({ rating, comment }));
    return { ...summaryOf(distribution), distribution, items: comments, next };
  }
}
