import { PageQuery } from '@linli/contracts';
import { ListMyFeedback, MyFeedbackPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { FeedbackStore } from './feedback.store';
import { viewOf } from './feedback.view';

@Handles(ListMyFeedback)
export class ListMyFeedbackHandler {
  constructor(private readonly feedback: FeedbackStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<MyFeedbackPage> {
    const page = await this.feedback.pageOfPerson(actor.id, query);
    return { ...page, items: page.items.map(viewOf) };
  }
}
